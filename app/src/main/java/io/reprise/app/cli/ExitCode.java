package io.reprise.app.cli;

/** What the program's exit codes mean; scripts rely on them. */
public final class ExitCode {
    /** Done. */
    public static final int DONE = 0;
    /** Our bug. */
    public static final int BUG = 1;
    /** Wrong usage: an option or value that does not exist or is out of range. */
    public static final int USAGE = 2;
    /** The input can't be used: not there, damaged, no video in it, too long for the limits. */
    public static final int BAD_INPUT = 3;
    /** A named thing (encoder, ranker, user, model) is missing or does not fit. */
    public static final int DOES_NOT_FIT = 4;
    /** Interrupted, as by Ctrl-C. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
