package io.reprise.app.cli;

import io.reprise.app.cache.CacheLimit;
import io.reprise.app.cache.Home;
import io.reprise.app.pipeline.Answer;
import io.reprise.app.pipeline.Job;
import io.reprise.app.pipeline.Listener;
import io.reprise.app.pipeline.Memory;
import io.reprise.app.pipeline.Pipeline;
import io.reprise.app.pipeline.Wire;
import io.reprise.app.store.StoreLocation;
import io.reprise.core.trouble.BadInputException;
import java.io.IOException;
import java.io.PrintWriter;

/**
 * Entry of a child process: one job as JSON on standard input, its answer as JSON on standard output, progress and the
 * one line of an error on standard error, exit codes as the program's own.
 */
public final class Worker {
    private Worker() {}

    /** Does the job. */
    public static void main(String[] args) {
        Main.prepare();
        PrintWriter out = Main.standardOutput();
        PrintWriter err = Main.standardError();
        int code = ExitCode.DONE;
        try {
            Job job = Wire.read(System.in, Job.class);
            Listener listener = new TextProgress(err, job.quiet(), Boolean.getBoolean("reprise.terminal"));
            out.println(Wire.write(run(job, listener)));
        } catch (IOException | BadInputException | RuntimeException | OutOfMemoryError e) {
            err.println("reprise: " + Troubles.describe(e));
            code = Troubles.exitCode(e);
        }
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static Answer run(Job job, Listener listener) throws BadInputException {
        try (Memory memory = job.request().useHistory() ? Memory.at(StoreLocation.ofEnvironment()) : Memory.none()) {
            Pipeline pipeline = new Pipeline(Home.ofEnvironment(), CacheLimit.ofEnvironment(), memory);
            return job.rendering() == null
                    ? pipeline.suggest(job.request(), listener)
                    : pipeline.make(job.request(), job.rendering(), listener);
        }
    }
}
