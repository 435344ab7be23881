package io.reprise.app.cli;

import io.reprise.core.error.BadInputException;
import io.reprise.engine.worker.WorkerJson;
import java.io.IOException;
import java.io.PrintWriter;

/**
 * What a child process with one job does around it: the job as JSON on standard input, what it came to as JSON on
 * standard output, progress and the one line of an error on standard error, exit codes as the program's own.
 */
final class ChildEntry {
    private ChildEntry() {}

    /** The work itself. */
    @FunctionalInterface
    interface Work<J> {
        /**
         * Does the job.
         *
         * @param err where progress goes
         * @return what it came to, to be written as JSON
         */
        Object run(J job, PrintWriter err) throws BadInputException;
    }

    /** Reads the job, does it, and ends the process. */
    static <J> void run(Class<J> kind, Work<J> work) {
        Main.prepare();
        PrintWriter out = Main.standardOutput();
        PrintWriter err = Main.standardError();
        int code = ExitCode.DONE;
        try {
            out.println(WorkerJson.write(work.run(WorkerJson.read(System.in, kind), err)));
        } catch (IOException | BadInputException | RuntimeException | OutOfMemoryError e) {
            err.println("reprise: " + ErrorReporter.describe(e));
            code = ErrorReporter.exitCode(e);
        }
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** Progress for the parent to pass on. */
    static TextProgress progress(PrintWriter err, boolean quiet) {
        return new TextProgress(err, quiet, Boolean.getBoolean("reprise.terminal"));
    }
}
