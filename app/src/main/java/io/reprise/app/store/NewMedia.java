package io.reprise.app.store;

import io.reprise.core.file.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * A file that a highlight is to keep, hashed before the transaction that copies it: writers wait for each other.
 *
 * @param type such as "image/gif"
 * @param bytes its size
 * @param changed when it was changed last; a file that changes before it is copied is refused
 */
public record NewMedia(String type, Path file, String sha256, long bytes, FileTime changed) {
    /**
     * Reads a file.
     *
     * @throws StoreException if it can't be read
     */
    public static NewMedia of(String type, Path file) {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            long bytes = Files.size(file);
            return new NewMedia(type, file, Sha256.of(file), bytes, changed);
        } catch (IOException e) {
            throw new StoreException(
                    "store-unreadable", file + " can't be read: " + e.getMessage() + "; check its permissions", e);
        }
    }

    void requireUnchanged() throws IOException {
        if (Files.size(file) != bytes || !Files.getLastModifiedTime(file).equals(changed)) {
            throw new IOException(file + " changed while it was read");
        }
    }
}
