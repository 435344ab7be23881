package io.reprise.learn.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.NpyWriter;
import io.reprise.core.file.FileTrees;
import io.reprise.learn.data.FeatureFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns Parquet into a folder of {@code .npy} files beside it, in two passes: the first finds which segments each video
 * has, the second puts every row into its place. Rows may come in any order; memory holds a row group and a bit a row.
 */
final class ParquetConversion {
    private static final int OPEN_FILES = 128;
    private static final int MOST_SEGMENTS = 1_000_000;
    private static final String DESCRIPTION = "features.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path source;
    private final List<Path> files;
    private final Path folder;
    private final Map<String, BitSet> segments = new TreeMap<>();
    private int dim;

    private ParquetConversion(Path source, List<Path> files, Path folder) {
        this.source = source;
        this.files = files;
        this.folder = folder;
    }

    static ParquetConversion of(Path source, List<Path> files) {
        Path folder = Files.isDirectory(source)
                ? source.resolve(".reprise-npy")
                : source.resolveSibling("." + source.getFileName() + ".reprise-npy");
        return new ParquetConversion(source, files, folder);
    }

    /** The converted features; converts where that was not done since the files changed. */
    FeatureFolder open() throws BadInputException {
        try {
            String state = state();
            if (!state.equals(converted())) {
                convert(state);
            }
            return FeatureFolder.open(folder);
        } catch (IOException e) {
            throw new BadInputException(
                    "bad-features",
                    "cannot turn " + source + " into .npy files in " + folder + ": " + e.getMessage()
                            + "; it needs room there, about as much as the features uncompressed",
                    e);
        }
    }

    private String state() throws IOException {
        StringBuilder state = new StringBuilder();
        for (Path file : files) {
            state.append(file.getFileName())
                    .append(' ')
                    .append(Files.size(file))
                    .append(' ');
            state.append(Files.getLastModifiedTime(file).toMillis()).append('\n');
        }
        Path description = source.resolve(DESCRIPTION);
        return state + (Files.isRegularFile(description) ? Files.readString(description) : "");
    }

    private String converted() throws IOException {
        Path file = folder.resolve(DESCRIPTION);
        return Files.isRegularFile(file)
                ? JSON.readTree(file.toFile()).path("source").asText()
                : "";
    }

    private void convert(String state) throws IOException, BadInputException {
        Path part = folder.resolveSibling(
                folder.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        FileTrees.delete(part);
        Files.createDirectories(part);
        try {
            count();
            write(part);
            Files.writeString(part.resolve(DESCRIPTION), describe(state));
            FileTrees.delete(folder);
            Files.move(part, folder);
        } finally {
            FileTrees.delete(part);
        }
    }

    private void count() throws BadInputException {
        for (Path file : files) {
            ParquetRows rows = new ParquetRows(file);
            rows.each(false, (id, segment, none, row) -> {
                if (!FeatureFolder.isName(id)) {
                    throw rows.bad(row, "the youtubeId '" + id.replaceAll("\\p{Cntrl}", "?") + "' is no name", null);
                }
                if (segment < 0 || segment >= MOST_SEGMENTS) {
                    throw rows.bad(row, "the segment must be in [0, " + MOST_SEGMENTS + "), not " + segment, null);
                }
                BitSet seen = segments.computeIfAbsent(id, key -> new BitSet());
                if (seen.get((int) segment)) {
                    throw rows.bad(row, "segment " + segment + " of the video " + id + " is there twice", null);
                }
                seen.set((int) segment);
            });
        }
        for (Map.Entry<String, BitSet> video : segments.entrySet()) {
            int hole = video.getValue().nextClearBit(0);
            if (hole < video.getValue().length()) {
                throw new BadInputException(
                        "bad-features",
                        "cannot read features from " + source + ": the video " + video.getKey() + " has no segment "
                                + hole + " but later ones");
            }
        }
    }

    private void write(Path part) throws IOException, BadInputException {
        Map<String, NpyWriter> open = new LinkedHashMap<>(16, 0.75f, true);
        try {
            for (Path file : files) {
                ParquetRows rows = new ParquetRows(file);
                rows.each(true, (id, segment, feature, row) -> {
                    dim = dim == 0 ? feature.length : dim;
                    if (feature.length != dim) {
                        throw rows.bad(row, "it has " + feature.length + " dimensions, earlier rows " + dim, null);
                    }
                    writer(open, part, id).put((int) segment, feature);
                });
            }
        } finally {
            for (NpyWriter writer : open.values()) {
                writer.close();
            }
        }
    }

    private NpyWriter writer(Map<String, NpyWriter> open, Path part, String id) throws IOException {
        NpyWriter known = open.get(id);
        if (known != null) {
            return known;
        }
        if (open.size() == OPEN_FILES) {
            String oldest = open.keySet().iterator().next();
            Optional.ofNullable(open.remove(oldest)).orElseThrow().close();
        }
        BitSet all = Optional.ofNullable(segments.get(id)).orElseThrow();
        NpyWriter writer = new NpyWriter(part.resolve(id + ".npy"), all.length(), dim);
        open.put(id, writer);
        return writer;
    }

    /** What {@code features.json} says beside the Parquet files; else what the rows themselves tell. */
    private String describe(String state) throws IOException, BadInputException {
        Path own = source.resolve(DESCRIPTION);
        ObjectNode description = JSON.createObjectNode();
        if (Files.isRegularFile(own)) {
            JsonNode read = JSON.readTree(own.toFile());
            if (read.path("dim").asInt(dim) != dim) {
                throw new BadInputException(
                        "bad-features", own + " says " + read.path("dim") + " dimensions, the rows have " + dim);
            }
            description.setAll((ObjectNode) read);
        } else {
            String name = files.get(0).getFileName().toString().replaceFirst("\\.parquet$", "");
            description.put("encoder", name);
            description.put(
                    "segment_seconds",
                    new ParquetRows(files.get(0)).segmentSeconds().orElse(5));
        }
        description.put("dim", dim);
        description.put("source", state);
        return description.toString();
    }
}
