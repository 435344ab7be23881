package io.reprise.core.error;

/**
 * A named thing (encoder, ranker, user, model) is missing or does not fit the others. The command line prints the
 * message as its one line and ends with exit code 4.
 */
public class DoesNotFitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One line for people: what is missing or does not fit, and what to do. */
    public DoesNotFitException(String message) {
        super(message);
    }
}
