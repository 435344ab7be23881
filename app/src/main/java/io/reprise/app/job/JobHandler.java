package io.reprise.app.job;

import io.reprise.app.store.Job;
import io.reprise.engine.process.WorkerFailedException;
import io.reprise.engine.worker.Stage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Does jobs. */
public interface JobHandler {
    /** Tells of progress, and may end the work by throwing. */
    interface Progress {
        /** How far it is. */
        void tell(Stage stage, double part);

        /** Lets the job be ended from elsewhere: what to do then. */
        void onCancel(Runnable cancel);
    }

    /**
     * Does a job; whatever it made is in its place when it returns.
     *
     * @return what came out as JSON; null for nothing to say
     */
    @Nullable
    String run(Job job, Progress progress) throws WorkerFailedException, IOException;
}
