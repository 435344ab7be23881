package io.reprise.core.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** Tells a full disk from other failures to write: Java has no type for it, only the system's words. */
public final class FullDisk {
    private FullDisk() {}

    /** Whether the disk has no room left, or none for this process's user. */
    public static boolean isCauseOf(IOException e) {
        // the message of a file system's error begins with the file's name, which may say anything
        String said = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        String words = String.valueOf(said).toLowerCase(Locale.ROOT);
        return words.contains("no space") || words.contains("quota exceeded");
    }
}
