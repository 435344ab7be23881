package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.core.file.FullDisk;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Says in one line why a file could not be written. */
final class WriteErrorText {
    private WriteErrorText() {}

    /** The code of the error: "no-space", "not-writable" or "write-failed". */
    static BadInputException of(IOException cause, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (FullDisk.isCauseOf(cause)) {
            return new BadInputException(
                    "no-space", "the disk is full: can't write " + file + "; make room or name another folder", cause);
        }
        boolean refused = cause instanceof AccessDeniedException
                || message.contains("read-only")
                || message.contains("permission")
                || (folder != null && Files.isDirectory(folder) && !Files.isWritable(folder))
                || (folder != null && Files.exists(folder) && !Files.isDirectory(folder));
        return refused
                ? new BadInputException(
                        "not-writable", "no permission to write " + file + "; name another folder", cause)
                : new BadInputException("write-failed", "can't write " + file + " (" + cause.getMessage() + ")", cause);
    }
}
