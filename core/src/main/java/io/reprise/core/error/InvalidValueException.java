package io.reprise.core.error;

import io.reprise.core.text.PlainText;

/**
 * A value that a person gave is not one that it may have. It is thrown where such values are read, never for a broken
 * invariant: that is an {@link IllegalArgumentException}, and our bug.
 */
public final class InvalidValueException extends RuntimeException implements CodedError {
    private static final long serialVersionUID = 1L;
    private final String option;

    /**
     * Tells of a value.
     *
     * @param option name of the option that holds it, in camel case as in the API, such as "maxLength". The command line
     *     calls the same one {@code --max-length}
     * @param message one line for people: what it may be, and what it is; the option's name need not be in it
     */
    public InvalidValueException(String option, String message) {
        super(PlainText.message(message));
        this.option = option;
    }

    /** Name of the option in camel case. */
    public String option() {
        return option;
    }

    @Override
    public ErrorKind kind() {
        return ErrorKind.USAGE;
    }

    @Override
    public String code() {
        return "invalid-value";
    }
}
