package io.reprise.engine.home;

import io.reprise.core.error.BadInputException;
import io.reprise.core.file.FullDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a file could not be read or written, in people's words, without the file's name. */
public final class ErrorText {
    private ErrorText() {}

    /**
     * What to tell of a failure that is the machine's and no bug of ours, though nothing expected it: native libraries that
     * can't be loaded, a file or folder that is gone or can't be written to, a full disk; empty for any other.
     */
    public static Optional<BadInputException> failure(Throwable e) {
        Optional<BadInputException> natives = NativeFolder.failure(e);
        return natives.isPresent() ? natives : ofFile(e instanceof UncheckedIOException found ? found.getCause() : e);
    }

    private static Optional<BadInputException> ofFile(@Nullable Throwable e) {
        if (e instanceof FileSystemException file) {
            return Optional.of(new BadInputException(
                    "write-failed",
                    "cannot read or write " + file.getFile() + ": " + of(file)
                            + "; check the disk, its space and its permissions, then try again",
                    e));
        }
        return e instanceof IOException full && FullDisk.isCauseOf(full)
                ? Optional.of(new BadInputException("no-space", "the disk is full; make room, then try again", e))
                : Optional.empty();
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
