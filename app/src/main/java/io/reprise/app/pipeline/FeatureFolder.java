package io.reprise.app.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.NpyFile;
import io.reprise.core.file.AtomicFile;
import io.reprise.core.time.Micros;
import io.reprise.core.trouble.BadInputException;
import io.reprise.core.trouble.DoesNotFitException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A data set's features: {@code features.json} (encoder, dim, segment_seconds) and one {@code ID.npy} a video,
 * [segments, dim]. A folder holds features of one kind; begun ones are gone on with.
 */
public final class FeatureFolder {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final FeatureSpec spec;

    private FeatureFolder(Path folder, FeatureSpec spec) {
        this.folder = folder;
        this.spec = spec;
    }

    /**
     * Begins a folder, or goes on with one.
     *
     * @throws DoesNotFitException if features of another encoder or segment length are in it
     * @throws BadInputException if it can't be read or written
     */
    public static FeatureFolder open(Path folder, FeatureSpec spec, long segmentMicros) throws BadInputException {
        Map<String, Object> kind = new LinkedHashMap<>();
        kind.put("encoder", spec.encoder());
        kind.put("dim", spec.dim());
        kind.put("segment_seconds", seconds(segmentMicros));
        Path file = folder.resolve("features.json");
        try {
            if (Files.exists(file)) {
                requireSame(file, JSON.valueToTree(kind));
            } else {
                byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(kind);
                AtomicFile.write(file, channel -> channel.write(ByteBuffer.wrap(bytes)));
            }
        } catch (IOException e) {
            throw new BadInputException(
                    "cannot-write", "the feature folder " + folder + " can't be used: " + e.getMessage(), e);
        }
        return new FeatureFolder(folder, spec);
    }

    private static void requireSame(Path file, JsonNode wanted) throws IOException {
        JsonNode found = JSON.readTree(Files.readAllBytes(file));
        for (String field : new String[] {"encoder", "dim", "segment_seconds"}) {
            boolean same = field.equals("encoder")
                    ? wanted.path(field).equals(found.path(field))
                    : found.path(field).isNumber()
                            && wanted.path(field).asDouble()
                                    == found.path(field).asDouble();
            if (!same) {
                throw new DoesNotFitException(file + " says " + field + " " + found.path(field) + ", this run makes "
                        + wanted.path(field) + "; use another --out");
            }
        }
    }

    /** Whole seconds as a whole number, as people write them. */
    private static Object seconds(long micros) {
        return micros % Micros.PER_SECOND == 0 ? (Object) (micros / Micros.PER_SECOND) : Micros.toSeconds(micros);
    }

    /** Where a video's vectors go. */
    public Path file(String id) {
        return folder.resolve(id + ".npy");
    }

    /** Whether a video's vectors are there, whole and of the right dimension. */
    public boolean holds(String id) {
        try {
            return Files.exists(file(id)) && NpyFile.open(file(id)).dim() == spec.dim();
        } catch (BadInputException e) {
            return false; // damaged is as good as none: it is made again
        }
    }

    /** A video's name in the data set: its file's name without the ending. */
    public static String id(Path video) {
        String name = String.valueOf(video.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
