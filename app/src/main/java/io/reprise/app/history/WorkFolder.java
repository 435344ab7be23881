package io.reprise.app.history;

import io.reprise.core.error.BadInputException;
import io.reprise.core.file.FileTrees;
import io.reprise.engine.home.Home;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder in the cache for files under way, gone when closed; what a killed process left there goes with the next one. */
public final class WorkFolder implements AutoCloseable {
    private final Path path;

    private WorkFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes one, and clears what processes left that are no more.
     *
     * @throws BadInputException if the home can't be written to
     */
    public static WorkFolder in(Home home) throws BadInputException {
        Path all = home.cache().resolve("work");
        try {
            Files.createDirectories(all);
            clear(all);
            return new WorkFolder(
                    Files.createTempDirectory(all, ProcessHandle.current().pid() + "-"));
        } catch (IOException e) {
            throw new BadInputException(
                    "not-writable",
                    "cannot write to " + all + ": " + e.getMessage() + "; free some space, or set REPRISE_HOME to a"
                            + " folder of yours",
                    e);
        }
    }

    private static void clear(Path all) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(all)) {
            for (Path folder : folders) {
                String pid = String.valueOf(folder.getFileName()).replaceFirst("-.*", "");
                if (pid.matches("\\d{1,18}")
                        && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    FileTrees.delete(folder);
                }
            }
        }
    }

    /** Where. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            FileTrees.delete(path);
        } catch (IOException e) {
            // the next one clears it
        }
    }
}
