package io.reprise.core.file;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file being written beside its place, hidden and named {@code .UUID.part}, until it is whole and moved there: a short
 * name, as the file's own may be as long as the file system takes. Closed before that, it is gone. What an interrupted process leaves open, {@link #deleteAll} deletes.
 */
public final class PartFile implements AutoCloseable {
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();
    private static volatile boolean stopped;

    private final Path target;
    private final Path path;

    private PartFile(Path target, Path path) {
        this.target = target;
        this.path = path;
    }

    /**
     * Makes the empty file beside its place; the folder is made where it is missing.
     *
     * @param target the file to make or replace
     */
    public static PartFile beside(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null) {
            throw new IOException("cannot write to " + target + ": it is not a file's name");
        }
        Files.createDirectories(folder);
        Path path = folder.resolve("." + UUID.randomUUID() + ".part");
        OPEN.add(path);
        PartFile part = new PartFile(absolute, path);
        boolean made = false;
        try {
            if (stopped) {
                throw new IOException("the program is ending");
            }
            Files.createFile(path);
            made = true;
        } finally {
            if (!made) {
                part.close();
            }
        }
        return part;
    }

    /** Where to write for now. */
    public Path path() {
        return path;
    }

    /** Moves the file into place, over what is there. */
    public void moveIntoPlace() throws IOException {
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
        OPEN.remove(path);
    }

    /** Deletes the file if it was not moved into place. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
        OPEN.remove(path);
    }

    /** Deletes every file that is still open and lets no other be made: for the end of an interrupted process. */
    public static void deleteAll() {
        stopped = true;
        for (Path path : OPEN) {
            // left behind if it can't be deleted: a close must not fail for it
            path.toFile().delete();
        }
    }
}
