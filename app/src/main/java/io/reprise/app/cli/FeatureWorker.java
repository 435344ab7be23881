package io.reprise.app.cli;

import io.reprise.app.cache.CacheLimit;
import io.reprise.app.cache.Home;
import io.reprise.app.pipeline.FeatureJob;
import io.reprise.app.pipeline.FeatureRun;

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
