package io.reprise.core.error;

import io.reprise.core.text.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * An input that can't be used: no such file, damaged, no video in it, a bad row. The command line prints the message as
 * its one line and ends with exit code 3, so the message says what, where and what to do.
 */
public final class BadInputException extends Exception implements CodedError {
    private static final long serialVersionUID = 1L;
    private final String code;

    /**
     * Tells of an input that can't be used.
     *
     * @param code short and stable, for programs: "no-such-file", "no-video", "damaged", ..
     * @param message one line for people: what, where, what to do
     */
    public BadInputException(String code, String message) {
        this(code, message, null);
    }

    /** The same, with the first real cause. */
    public BadInputException(String code, String message, @Nullable Throwable cause) {
        super(PlainText.message(message), cause);
        this.code = code;
    }

    @Override
    public ErrorKind kind() {
        return ErrorKind.INPUT;
    }

    @Override
    public String code() {
        return code;
    }
}
