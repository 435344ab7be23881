package io.reprise.app.cli;

import io.reprise.engine.analysis.FeatureJob;
import io.reprise.engine.analysis.FeatureRun;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;

/** Entry of a child process that looks at one video of a data set. */
public final class FeatureWorker {
    private FeatureWorker() {}

    /** Does the job. */
    public static void main(String[] args) {
        ChildEntry.run(
                FeatureJob.class,
                (job, err) -> new FeatureRun(Home.ofEnvironment(), CacheLimit.ofEnvironment())
                        .run(job, ChildEntry.progress(err, job.quiet())));
    }
}
