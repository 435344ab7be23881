package io.reprise.engine.process;

import io.reprise.core.error.CodedError;
import io.reprise.core.error.ErrorKind;

/** A worker process did not do its task. The message is one line for people. */
public final class WorkerFailedException extends Exception implements CodedError {
    private static final long serialVersionUID = 1L;
    private final ErrorKind kind;
    private final String code;

    /** The file that was worked on can't be used: it is too much for the limits, or brings the process down. */
    public WorkerFailedException(String code, String message) {
        this(ErrorKind.INPUT, code, message);
    }

    /**
     * Tells of a failure.
     *
     * @param code "cancelled", "time-limit", "memory-limit", "crashed", "ended", or what the worker itself said
     * @param message one line
     */
    public WorkerFailedException(ErrorKind kind, String code, String message) {
        super(message);
        this.kind = kind;
        this.code = code;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    @Override
    public String code() {
        return code;
    }
}
