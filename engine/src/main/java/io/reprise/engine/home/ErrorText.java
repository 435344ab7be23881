package io.reprise.engine.home;

import io.reprise.core.error.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;

/** Why a file could not be read or written, in people's words, without the file's name. */
public final class ErrorText {
    private ErrorText() {}

    /**
     * What to tell of a failure that is the machine's and no bug of ours, though nothing expected it: native libraries that
     * can't be loaded, a file or folder that is gone or can't be written to; empty for any other.
     */
    public static Optional<BadInputException> failure(Throwable e) {
        Optional<BadInputException> natives = NativeFolder.failure(e);
        Throwable cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
        return natives.isPresent() || !(cause instanceof FileSystemException file)
                ? natives
                : Optional.of(new BadInputException(
                        "write-failed",
                        "cannot read or write " + file.getFile() + ": " + of(file)
                                + "; check the disk, its space and its permissions, then try again",
                        e));
    }

    /** The reason. */
    public static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason();
        }
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }
}
