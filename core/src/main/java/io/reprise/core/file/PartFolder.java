package io.reprise.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A folder being filled beside its place, hidden and named {@code .UUID.part}, until it is whole and moved there.
 * Closed before that, it is gone with all that is in it. What an interrupted process leaves open, {@link #deleteAll}
 * deletes.
 */
public final class PartFolder implements AutoCloseable {
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();
    private static volatile boolean stopped;

    private final Path target;
    private final Path path;

    private PartFolder(Path target, Path path) {
        this.target = target;
        this.path = path;
    }

    /**
     * Makes the empty folder beside its place; the folder around both is made where it is missing.
     *
     * @param target the folder to make, which must not be there
     */
    public static PartFolder beside(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path around = absolute.getParent();
        if (around == null) {
            throw new IOException("cannot write to " + target + ": it is not a folder's name");
        }
        Files.createDirectories(around);
        Path path = around.resolve("." + UUID.randomUUID() + ".part");
        OPEN.add(path);
        PartFolder part = new PartFolder(absolute, path);
        boolean made = false;
        try {
            if (stopped) {
                throw new IOException("the program is ending");
            }
            Files.createDirectory(path);
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

    /**
     * Moves the folder into place.
     *
     * @throws java.nio.file.FileAlreadyExistsException or {@link java.nio.file.DirectoryNotEmptyException} if another is
     *     there by now
     */
    public void moveIntoPlace() throws IOException {
        Files.move(path, target);
        OPEN.remove(path);
    }

    /** Deletes the folder if it was not moved into place. */
    @Override
    public void close() throws IOException {
        delete(path);
        OPEN.remove(path);
    }

    /** Deletes every folder that is still open and lets no other be made: for the end of an interrupted process. */
    public static void deleteAll() {
        stopped = true;
        for (Path path : OPEN) {
            try {
                delete(path);
            } catch (IOException e) {
                // left behind if it can't be deleted: a close must not fail for it
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.isDirectory(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
