package io.reprise.core.error;

/** Kinds of errors by who can do something about them; a command has an exit code for each. */
public enum ErrorKind {
    /** A mistake in this program. */
    BUG,
    /** A value or a combination of options that there is not. */
    USAGE,
    /** An input that can't be used, or an output that can't be written. */
    INPUT,
    /** A named thing is missing or does not fit the others. */
    MISSING,
    /** The work was interrupted. */
    INTERRUPTED
}
