package io.reprise.core.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The files and folders that are being written beside their places ({@link PartFile}, {@link PartFolder}), hidden and named
 * {@code .UUID.part}: a short name, as the final one may be as long as the file system takes.
 */
public final class Parts {
    private static final String NAMES = ".????????-????-????-????-????????????.part";
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();
    /** Parts in a folder that is written to again go when nothing was written to them for so long. */
    private static final Duration LEFT = Duration.ofDays(1);

    /** Folders that this process looked through; so many at most are remembered. */
    private static final Set<Path> SWEPT = ConcurrentHashMap.newKeySet();

    private static final int MOST_SWEPT = 10_000;
    private static volatile boolean stopped;
    private static volatile Consumer<Path> watch = part -> {};

    private Parts() {}

    /** Sets who is told of every part before it is made: a starter deletes them should this process be killed. */
    public static void watch(Consumer<Path> told) {
        watch = told;
    }

    /** Makes a file or a folder that is not there. */
    @FunctionalInterface
    interface Maker {
        Path make(Path path) throws IOException;
    }

    /**
     * Makes a part in the folder of its target, which is made where it is missing. The first time in a process, what killed
     * ones left there a day ago goes.
     */
    static Path begin(Path target, Maker maker) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("cannot write to " + target + ": it is not a name in a folder");
        }
        Files.createDirectories(folder);
        sweep(folder);
        Path part = folder.resolve("." + UUID.randomUUID() + ".part");
        OPEN.add(part);
        boolean made = false;
        try {
            watch.accept(part);
            requireGoing();
            maker.make(part);
            requireGoing(); // else it was made just after all were deleted
            made = true;
        } finally {
            if (!made) {
                end(part);
            }
        }
        return part;
    }

    private static void requireGoing() throws IOException {
        if (stopped) {
            throw new IOException("the program is ending");
        }
    }

    private static void sweep(Path folder) {
        if (SWEPT.size() >= MOST_SWEPT) {
            SWEPT.clear();
        }
        try {
            if (SWEPT.add(folder)) {
                deleteLeft(folder, LEFT);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // another process does it just now, or they are not ours to delete
        }
    }

    /** Deletes a part, unless it was moved into place. */
    static void end(Path part) throws IOException {
        FileTrees.delete(part);
        OPEN.remove(part);
    }

    /** Deletes a part that a process left which is gone; what has another name stays. */
    public static void deleteLeft(Path part) throws IOException {
        Path name = part.getFileName();
        if (name != null && part.getFileSystem().getPathMatcher("glob:" + NAMES).matches(name)) {
            FileTrees.delete(part);
        }
    }

    /** Forgets a part that was moved into place. */
    static void moved(Path part) {
        OPEN.remove(part);
    }

    /** Deletes every part that is still open and lets no other be made: for the end of an interrupted process. */
    public static void deleteAll() {
        stopped = true;
        for (Path part : OPEN) {
            try {
                FileTrees.delete(part);
            } catch (IOException e) {
                // left behind if it can't be deleted: a close must not fail for it
            }
        }
    }

    /**
     * Deletes parts that killed processes left in a folder.
     *
     * @param age how long ago they were changed last, at least: younger ones may still be written
     */
    public static void deleteLeft(Path folder, Duration age) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        FileTime newest = FileTime.from(Instant.now().minus(age));
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, NAMES + "*")) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).compareTo(newest) <= 0) {
                    FileTrees.delete(part);
                }
            }
        }
    }
}
