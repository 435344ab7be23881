package io.reprise.app.cli;

import io.reprise.core.error.CodedError;
import io.reprise.core.error.ErrorKind;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.text.PlainText;
import io.reprise.engine.home.ErrorText;
import io.reprise.engine.process.WorkerFailedException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The one place where an error becomes a line on standard error and an exit code. What implements {@link CodedError} says
 * whose error it is; everything else that is thrown is our bug.
 */
public final class ErrorReporter implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final String ELSEWHERE = "or bring the file from elsewhere with --from FILE or --from URL";
    /** What to do at the command line about errors whose message can't say it, by their code. */
    private static final Map<String, String> HINTS = Map.ofEntries(
            Map.entry("unknown-encoder", "add one with: reprise encoder add MANIFEST"),
            Map.entry("unknown-user", "correct --user, or add highlights: reprise history add --user NAME FILE"),
            Map.entry("no-model", "make one with `reprise train --ranker NAME`, or give the path of one"),
            Map.entry("no-device", "use --device cpu"),
            Map.entry("no-subtitles", "name a file: --subtitles FILE"),
            Map.entry("out-not-writable", "use another --out"),
            Map.entry("other-features", "use another --out"),
            Map.entry("other-run", "or name another with --work"),
            Map.entry("bad-timeline", "write one with suggest --timeline"),
            Map.entry("no-network", ELSEWHERE),
            Map.entry("refused", ELSEWHERE),
            Map.entry("broken-off", ELSEWHERE));
    /** Ends of a worker process that say nothing of the video. */
    private static final Set<String> PROCESS_CODES = Set.of("crashed", "ended", "time-limit", "memory-limit");

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        line.getErr().println("reprise: " + oneLine(e) + seeHelp(line));
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        PrintWriter err = line.getErr();
        err.println("reprise: " + (e instanceof InvalidValueException wrong ? usage(wrong, line) : describe(e)));
        if (isDebug(line)) {
            e.printStackTrace(err);
        }
        return exitCode(e);
    }

    /** The exit code that a failure ends with. */
    public static int exitCode(Throwable e) {
        return switch (kind(e)) {
            case USAGE -> ExitCode.USAGE;
            case INPUT -> ExitCode.BAD_INPUT;
            case MISSING -> ExitCode.DOES_NOT_FIT;
            case INTERRUPTED -> ExitCode.INTERRUPTED;
            case BUG -> ExitCode.BUG;
        };
    }

    private static ErrorKind kind(Throwable e) {
        if (e instanceof CodedError coded) {
            return coded.kind();
        }
        if (isOutOfMemory(e)
                || e instanceof InvalidPathException // a name that this system has no file for
                || ErrorText.failure(e).isPresent()) {
            return ErrorKind.INPUT;
        }
        return e instanceof InterruptedException ? ErrorKind.INTERRUPTED : ErrorKind.BUG;
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
        return switch (kind(e)) {
            case BUG -> "this is a bug of ours, please report this line, the command and the file: " + bug(e);
            case INTERRUPTED -> "interrupted";
            case USAGE, INPUT, MISSING ->
                oneLine(ErrorText.failure(e).<Throwable>map(trouble -> trouble).orElse(e)) + hint(e);
        };
    }

    private static String hint(Throwable e) {
        String hint = e instanceof CodedError coded ? HINTS.get(coded.code()) : null;
        return hint == null ? "" : "; " + hint;
    }

    /** One line for a worker's failure; where its process ended, the video that it worked on is named. */
    static String describe(Path video, WorkerFailedException e) {
        return PROCESS_CODES.contains(e.code()) ? video + " can't be used: " + oneLine(e) : describe(e);
    }

    /** A wrong value, with the option's name as it is typed. */
    private static String usage(InvalidValueException e, CommandLine line) {
        String option = "--" + e.option().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        String named = line.getCommandSpec().findOption(option) == null ? e.option() : option;
        String message = oneLine(e);
        return (message.contains(named) ? message : named + ": " + message) + seeHelp(line);
    }

    private static String seeHelp(CommandLine line) {
        return "; see " + line.getCommandSpec().qualifiedName() + " -h";
    }

    private static String bug(Throwable e) {
        String what =
                e instanceof WorkerFailedException ? oneLine(e) : e.getClass().getSimpleName() + ": " + oneLine(e);
        StackTraceElement[] trace = e instanceof WorkerFailedException ? new StackTraceElement[0] : e.getStackTrace();
        return what + (trace.length > 0 ? " at " + trace[0] : "") + " (reprise " + Version.current() + ", Java "
                + System.getProperty("java.version") + "; --debug prints more)";
    }

    private static String oneLine(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : PlainText.message(message);
    }

    private static boolean isDebug(CommandLine line) {
        CommandLine root = line;
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return root.getCommand() instanceof RepriseCommand command && command.debug;
    }
}
