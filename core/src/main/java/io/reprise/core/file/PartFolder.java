package io.reprise.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder being filled beside its place until it is whole and moved there ({@link Parts}). Closed before that, it is gone
 * with all that is in it; what an interrupted process leaves open, {@link Parts#deleteAll} deletes.
 */
public final class PartFolder implements AutoCloseable {
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
        return new PartFolder(target.toAbsolutePath(), Parts.begin(target, Files::createDirectory));
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
        Parts.moved(path);
    }

    /** Deletes the folder if it was not moved into place. */
    @Override
    public void close() throws IOException {
        Parts.end(path);
    }
}
