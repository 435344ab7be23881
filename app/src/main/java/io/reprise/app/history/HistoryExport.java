package io.reprise.app.history;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoredHighlight;
import io.reprise.core.error.BadInputException;
import io.reprise.core.file.PartFile;
import io.reprise.core.file.PartFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A history as a folder or zip that anyone can read: {@code history.json}, the GIFs as they were kept in {@code gifs}, the
 * small copies in {@code clips}. It is written beside its place and moved there whole.
 */
public final class HistoryExport {
    static final int VERSION = 1;

    private final Store store;

    /** From a store. */
    public HistoryExport(Store store) {
        this.store = store;
    }

    /** What history.json holds. */
    record Document(String format, int version, String user, List<HistoryEntry> highlights) {}

    /** What a file of the export holds. */
    private interface Source {
        void copyTo(OutputStream to) throws IOException;
    }

    /** Takes one file after the other. */
    private interface Target {
        void put(String name, Source content) throws IOException;
    }

    /**
     * Writes highlights to a folder that is not there or empty, or to a file that ends in .zip.
     *
     * @throws BadInputException if it can't be written
     */
    public void write(Path place, String user, List<StoredHighlight> highlights) throws BadInputException {
        try {
            if (String.valueOf(place.getFileName()).toLowerCase(Locale.ROOT).endsWith(".zip")) {
                zip(place, user, highlights);
            } else {
                folder(place, user, highlights);
            }
        } catch (IOException e) {
            throw new BadInputException(
                    "not-writable", "cannot write " + place + ": " + e.getMessage() + "; name another place", e);
        }
    }

    private void zip(Path place, String user, List<StoredHighlight> highlights) throws IOException {
        try (PartFile part = PartFile.beside(place)) {
            try (OutputStream file = Files.newOutputStream(part.path());
                    ZipOutputStream zip = new ZipOutputStream(file)) {
                all(user, highlights, (name, content) -> {
                    zip.putNextEntry(new ZipEntry(name));
                    content.copyTo(zip);
                    zip.closeEntry();
                });
            }
            part.moveIntoPlace();
        }
    }

    private void folder(Path place, String user, List<StoredHighlight> highlights)
            throws BadInputException, IOException {
        if (Files.exists(place) && !isEmptyFolder(place)) {
            throw new BadInputException("exists", place + " is there and not empty; name a new folder, or a .zip");
        }
        try (PartFolder part = PartFolder.beside(place)) {
            all(user, highlights, (name, content) -> {
                Path file = part.path().resolve(name);
                Files.createDirectories(file.resolveSibling(""));
                try (OutputStream to = Files.newOutputStream(file)) {
                    content.copyTo(to);
                }
            });
            Files.deleteIfExists(place);
            part.moveIntoPlace();
        }
    }

    private static boolean isEmptyFolder(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.findAny().isEmpty();
        }
    }

    private void all(String user, List<StoredHighlight> highlights, Target target) throws IOException {
        List<HistoryEntry> entries = new ArrayList<>();
        for (StoredHighlight each : highlights) {
            String number = String.format(Locale.ROOT, "%04d-%s", entries.size() + 1, safe(each.name()));
            String file = put(target, "gifs/" + number, each.kept());
            String clip = put(target, "clips/" + number, each.clip());
            entries.add(HistoryEntry.of(each, file, clip));
        }
        Document document = new Document("reprise history", VERSION, user, entries);
        byte[] json =
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
        target.put("history.json", to -> to.write(json));
    }

    private @Nullable String put(Target target, String base, @Nullable String sha256) throws IOException {
        if (sha256 == null) {
            return null;
        }
        MediaFiles.Media media = store.read(t -> new MediaFiles(t).get(sha256))
                .orElseThrow(() -> new IOException(
                        "the file " + sha256 + " is missing from the media folder of " + store.where()));
        String name = base + "." + media.type().replaceFirst(".*/", "").replaceAll("[^a-z0-9]", "_");
        target.put(name, to -> Files.copy(media.file(), to));
        return name;
    }

    private static String safe(String name) {
        String bare = name.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "").replaceAll("[^\\p{L}\\p{N}.@-]+", "_");
        return bare.substring(0, Math.min(60, bare.length()));
    }
}
