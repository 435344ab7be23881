package io.reprise.core.error;

import io.reprise.core.text.PlainText;

/**
 * A named thing (encoder, ranker, user, model) is missing or does not fit the others. The command line prints the message
 * as its one line and ends with exit code 4.
 */
public class DoesNotFitException extends RuntimeException implements CodedError {
    private static final long serialVersionUID = 1L;
    private final String code;

    /** One line for people: what does not fit, and what to do; the code is "does-not-fit". */
    public DoesNotFitException(String message) {
        this("does-not-fit", message);
    }

    /**
     * Tells what is missing or does not fit.
     *
     * @param code short and stable, for programs: "no-encoder", "no-ranker", "no-model", "no-user", "no-device", ..
     * @param message one line for people: what is missing or does not fit, and what to do
     */
    public DoesNotFitException(String code, String message) {
        super(PlainText.message(message));
        this.code = code;
    }

    @Override
    public ErrorKind kind() {
        return ErrorKind.MISSING;
    }

    @Override
    public String code() {
        return code;
    }
}
