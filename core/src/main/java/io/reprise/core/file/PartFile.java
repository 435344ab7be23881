package io.reprise.core.file;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file being written beside its place until it is whole and moved there ({@link Parts}). Closed before that, it is gone;
 * what an interrupted process leaves open, {@link Parts#deleteAll} deletes.
 */
public final class PartFile implements AutoCloseable {
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
        return new PartFile(target.toAbsolutePath(), Parts.begin(target, Files::createFile));
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
        Parts.moved(path);
    }

    /** Deletes the file if it was not moved into place. */
    @Override
    public void close() throws IOException {
        Parts.end(path);
    }
}
