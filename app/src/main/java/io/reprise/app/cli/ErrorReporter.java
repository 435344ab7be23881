package io.reprise.app.cli;

import io.reprise.app.store.StoreException;
import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.text.PlainText;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The one place where trouble becomes a line on standard error and an exit code. */
public final class ErrorReporter implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final int LONGEST_LINE = 2000;

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        line.getErr()
                .println("reprise: " + oneLine(e) + "; see "
                        + line.getCommandSpec().qualifiedName() + " -h");
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        PrintWriter err = line.getErr();
        err.println("reprise: " + describe(e));
        if (isDebug(line)) {
            e.printStackTrace(err);
        }
        return exitCode(e);
    }

    /** The exit code that a failure ends with. */
    public static int exitCode(Throwable e) {
        if (e instanceof BadInputException || e instanceof StoreException || isOutOfMemory(e)) {
            return ExitCode.BAD_INPUT;
        }
        if (e instanceof DoesNotFitException) {
            return ExitCode.DOES_NOT_FIT;
        }
        if (e instanceof IllegalArgumentException) {
            return ExitCode.USAGE;
        }
        return e instanceof InterruptedException ? ExitCode.INTERRUPTED : ExitCode.BUG;
    }

    /** Whether memory ran out, on whatever thread. */
    private static boolean isOutOfMemory(Throwable e) {
        return e instanceof OutOfMemoryError || (e.getCause() != null && isOutOfMemory(e.getCause()));
    }

    private static String outOfMemory() {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        return "this needs more memory than the " + megabytes + " MB that Java may use here; allow it more, as in"
                + " REPRISE_JAVA_OPTS=-Xmx1g, or work on fewer or smaller files at a time";
    }

    /** One line for people: what, where, what to do; for a bug of ours, what to report. */
    public static String describe(Throwable e) {
        if (isOutOfMemory(e)) {
            return outOfMemory();
        }
        return switch (exitCode(e)) {
            case ExitCode.BUG -> "this is a bug of ours, please report this line, the command and the file: " + bug(e);
            case ExitCode.INTERRUPTED -> "interrupted";
            default -> oneLine(e);
        };
    }

    private static String bug(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e.getClass().getSimpleName() + ": " + oneLine(e) + (trace.length > 0 ? " at " + trace[0] : "")
                + " (reprise " + Version.current() + ", Java " + System.getProperty("java.version")
                + "; --debug prints more)";
    }

    private static String oneLine(Throwable e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : PlainText.line(message.strip().replaceAll("\\s*\\R\\s*", " "), LONGEST_LINE);
    }

    private static boolean isDebug(CommandLine line) {
        CommandLine root = line;
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return root.getCommand() instanceof RepriseCommand command && command.debug;
    }
}
