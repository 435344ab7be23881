package io.reprise.app.server.api;

import io.javalin.http.Context;
import io.reprise.app.job.JobPool;
import io.reprise.app.recommend.Recommenders;
import io.reprise.app.server.auth.Authenticator;
import io.reprise.app.server.auth.Caller;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.jobs.EncoderRegistry;
import io.reprise.app.server.jobs.Folders;
import io.reprise.app.server.jobs.JobExecutor;
import io.reprise.app.server.jobs.Uploads;
import io.reprise.app.store.Job;
import io.reprise.app.store.JobQueue;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoredVideo;
import io.reprise.app.store.Transaction;
import io.reprise.app.store.Videos;

/** What the routes work with. */
public record Services(
        Store store,
        Authenticator authenticator,
        Folders folders,
        Uploads uploads,
        JobExecutor jobExecutor,
        JobPool pool,
        EncoderRegistry encodings,
        Recommenders recommenders,
        ShownLog shown) {
    /** Jobs of a user that wait for their turn. */
    private static final int MOST_WAITING = 300;

    /** The video of the request's path, which must be the caller's. */
    StoredVideo video(Context context, Caller caller) {
        return video(caller, context.pathParam("id"));
    }

    /** A video of the caller's. */
    StoredVideo video(Caller caller, String id) {
        return store.read(transaction -> new Videos(transaction).get(caller.userId(), id))
                .orElseThrow(() -> ApiException.notFound("video"));
    }

    /** The job of the request's path, which must be the caller's. */
    Job job(Context context, Caller caller) {
        return store.read(transaction -> new JobQueue(transaction).get(caller.userId(), context.pathParam("id")))
                .orElseThrow(() -> ApiException.notFound("job"));
    }

    /**
     * Refuses work of a user of whose jobs enough wait.
     *
     * @throws ApiException 429
     */
    static void requireFewJobs(Transaction transaction, Caller caller) {
        if (new JobQueue(transaction).waiting(caller.userId()) >= MOST_WAITING) {
            throw ApiException.later(
                    429,
                    "too-many-jobs",
                    "you have " + MOST_WAITING + " jobs that wait; ask again when some are done",
                    30);
        }
    }
}
