package io.reprise.app.cli;

import io.reprise.app.benchmark.StageTimes;

/** Entry of a child process that times the two halves of looking at a video, each alone. */
public final class StageWorker {
    private StageWorker() {}

    /** Does the job. */
    public static void main(String[] args) {
        ChildEntry.run(StageTimes.Job.class, (job, err) -> StageTimes.measure(job));
    }
}
