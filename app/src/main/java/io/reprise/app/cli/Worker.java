package io.reprise.app.cli;

import io.reprise.app.store.StoreLocation;
import io.reprise.app.store.StoredHistory;
import io.reprise.core.error.BadInputException;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.engine.json.Answer;
import io.reprise.engine.pipeline.Pipeline;
import io.reprise.engine.worker.VideoTask;

/** Entry of a child process that does the whole work on one video. */
public final class Worker {
    private Worker() {}

    /** Does the job. */
    public static void main(String[] args) {
        ChildEntry.run(VideoTask.class, (job, err) -> run(job, ChildEntry.progress(err, job.quiet())));
    }

    private static Answer run(VideoTask job, Listener listener) throws BadInputException {
        try (StoredHistory memory =
                job.request().useHistory() ? StoredHistory.at(StoreLocation.ofEnvironment()) : StoredHistory.none()) {
            Pipeline pipeline = new Pipeline(Home.ofEnvironment(), CacheLimit.ofEnvironment(), memory);
            return job.rendering() == null
                    ? pipeline.suggest(job.request(), listener)
                    : pipeline.make(job.request(), job.rendering(), listener);
        }
    }
}
