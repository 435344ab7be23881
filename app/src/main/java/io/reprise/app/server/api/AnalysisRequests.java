package io.reprise.app.server.api;

import io.reprise.app.server.jobs.AnalysisOrder;
import io.reprise.app.store.Job;
import io.reprise.app.store.JobQueue;
import io.reprise.app.store.StoredVideo;
import io.reprise.core.file.Sha256;
import io.reprise.engine.history.PersonalHistory;
import io.reprise.engine.worker.WorkerJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Requests the analyses that suggestions need and that are missing: each once, though it is asked for many times. */
record AnalysisRequests(Services services) {
    private static final long AGAIN_AFTER_MILLIS = 600_000;

    /** The job that looks at a video. */
    Job video(StoredVideo video, String encoder) {
        return once(video.userId(), "look " + encoder + " at " + video.id(), video.id(), encoder);
    }

    /** The job that looks at highlights; one that is over has done what can be done. */
    Job highlights(String userId, List<PersonalHistory.Missing> missing, String encoder) {
        String ids = missing.stream()
                .map(one -> one.highlight().id() + " " + one.highlight().files())
                .collect(Collectors.joining(" "));
        String digest = Sha256.of(ids);
        return once(userId, "look " + encoder + " at highlights " + digest, null, encoder);
    }

    /** What did not come out is not tried again at every question, but after a while. */
    private Job once(String userId, String same, @Nullable String videoId, String encoder) {
        Optional<Job> known = services.store().read(transaction -> new JobQueue(transaction).last(userId, same));
        if (known.isPresent() && !isDueAgain(known.get())) {
            return known.get();
        }
        Job job = services.store()
                .write(transaction -> new JobQueue(transaction)
                        .add(new JobQueue.Wanted(
                                userId,
                                Job.Kind.LOOK,
                                same,
                                videoId,
                                null,
                                WorkerJson.write(new AnalysisOrder(encoder)))));
        services.pool().wake();
        return job;
    }

    private static boolean isDueAgain(Job job) {
        boolean over = job.state() == Job.State.FAILED || job.state() == Job.State.CANCELLED;
        long millis = System.currentTimeMillis() - job.createdMillis(); // below 0 where the clock was set back
        return over && (millis < 0 || millis > AGAIN_AFTER_MILLIS);
    }
}
