package io.reprise.app.benchmark.clips;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder for files that are needed for a moment; it goes with what is left in it. */
final class WorkFiles implements AutoCloseable {
    private final Path folder;
    private int count;

    WorkFiles() throws IOException {
        folder = Files.createTempDirectory("reprise-clips");
    }

    /** A new file's path, ending like that. */
    Path file(String ending) {
        return folder.resolve(count++ + "-" + ending);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : List.copyOf(files.toList())) {
                Files.deleteIfExists(file);
            }
        }
        Files.delete(folder);
    }
}
