package io.reprise.spark.cli;

import io.reprise.core.error.CodedError;
import io.reprise.core.error.ErrorKind;
import java.io.IOException;
import java.util.Objects;
import picocli.CommandLine;

/** Turns errors into one line on standard error and the product's exit codes. */
public final class ErrorLines
        implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
    private static final int BUG = 1;
    private static final int USAGE = 2;
    private static final int BAD_INPUT = 3;
    private static final int DOES_NOT_FIT = 4;
    private static final int INTERRUPTED = 130;

    @Override
    public int handleParseException(CommandLine.ParameterException e, String[] args) {
        return tell(e.getCommandLine(), e, USAGE);
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        Throwable reason = reason(e);
        if (reason instanceof CodedError coded) {
            return tell(line, reason, code(coded.kind()));
        }
        if (reason instanceof IOException) {
            return tell(line, reason, BAD_INPUT); // a store or a disk that fails in the middle of a job
        }
        e.printStackTrace(line.getErr());
        return tell(line, reason, BUG);
    }

    private static int code(ErrorKind kind) {
        return switch (kind) {
            case USAGE -> USAGE;
            case INPUT -> BAD_INPUT;
            case MISSING -> DOES_NOT_FIT;
            case INTERRUPTED -> INTERRUPTED;
            case BUG -> BUG;
        };
    }

    /**
     * The error that a caller is told about, out of what Spark wrapped around it: the first typed one, else the innermost of
     * reading and writing, else what was thrown.
     */
    private static Throwable reason(Throwable e) {
        Throwable reason = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CodedError) {
                return cause;
            }
            reason = cause instanceof IOException ? cause : reason;
        }
        return reason;
    }

    private static int tell(CommandLine line, Throwable e, int code) {
        String message = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        String first = message.lines().findFirst().orElse("");
        line.getErr().println("reprise-spark: " + (code == BUG ? "this is a bug of ours: " : "") + first);
        return code;
    }
}
