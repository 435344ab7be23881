package io.reprise.app.cli;

import io.reprise.app.cache.Home;
import io.reprise.app.pipeline.FeatureJob;
import io.reprise.app.pipeline.FeatureRun;
import io.reprise.app.pipeline.Wire;
import io.reprise.core.trouble.BadInputException;
import java.io.IOException;
import java.io.PrintWriter;

/** Entry of a child process that looks at one video of a data set: a job on standard input, what it came to on output. */
public final class FeatureWorker {
    private FeatureWorker() {}

    /** Does the job. */
    public static void main(String[] args) {
        Main.prepare();
        PrintWriter out = Main.standardOutput();
        PrintWriter err = Main.standardError();
        int code = ExitCode.DONE;
        try {
            FeatureJob job = Wire.read(System.in, FeatureJob.class);
            TextProgress progress = new TextProgress(err, job.quiet(), Boolean.getBoolean("reprise.terminal"));
            out.println(Wire.write(new FeatureRun(Home.ofEnvironment()).run(job, progress)));
        } catch (IOException | BadInputException | RuntimeException | OutOfMemoryError e) {
            err.println("reprise: " + Troubles.describe(e));
            code = Troubles.exitCode(e);
        }
        out.flush();
        err.flush();
        System.exit(code);
    }
}
