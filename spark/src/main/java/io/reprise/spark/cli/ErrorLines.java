package io.reprise.spark.cli;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import java.util.Objects;
import org.apache.spark.SparkException;
import picocli.CommandLine;

/** Turns trouble into one line on standard error and the product's exit codes. */
public final class ErrorLines
        implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
    private static final int BUG = 1;
    private static final int USAGE = 2;
    private static final int BAD_INPUT = 3;
    private static final int DOES_NOT_FIT = 4;

    @Override
    public int handleParseException(CommandLine.ParameterException e, String[] args) {
        return tell(e.getCommandLine(), e, USAGE);
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        Throwable reason = reason(e);
        if (reason instanceof BadInputException) {
            return tell(line, reason, BAD_INPUT);
        }
        if (reason instanceof DoesNotFitException) {
            return tell(line, reason, DOES_NOT_FIT);
        }
        if (reason instanceof IllegalArgumentException) {
            return tell(line, reason, reason == e ? USAGE : BAD_INPUT);
        }
        e.printStackTrace(line.getErr());
        return tell(line, reason, BUG);
    }

    /** What a task threw, out of what Spark wrapped around it; of the user's own classes the innermost. */
    private static Throwable reason(Throwable e) {
        Throwable reason = e;
        while (reason instanceof SparkException && reason.getCause() != null) {
            reason = reason.getCause();
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
