package io.reprise.engine.process;

/** A child process did not do its work. The message is one line for people; it names no path of the server. */
public final class ChildFailedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;

    /**
     * Tells of it.
     *
     * @param code "cancelled", "time-limit", "memory-limit", "crashed", "ended", or what the child itself said
     * @param message one line
     */
    public ChildFailedException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** Short and stable, for programs. */
    public String code() {
        return code;
    }
}
