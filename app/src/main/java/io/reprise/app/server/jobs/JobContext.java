package io.reprise.app.server.jobs;

import io.reprise.app.job.JobHandler.Progress;
import io.reprise.app.recommend.Recommenders;
import io.reprise.app.store.Job;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoredVideo;
import io.reprise.app.store.Videos;
import io.reprise.engine.process.WorkerFailedException;
import io.reprise.engine.worker.Report;
import io.reprise.engine.worker.WorkerSettings;
import java.nio.file.Path;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every kind of job works with.
 *
 * @param workers how they are started
 * @param threads of each worker
 * @param quotas what users may keep
 */
record JobContext(
        Store store,
        Folders folders,
        WorkerSettings workers,
        int threads,
        Quotas quotas,
        EncoderRegistry encodings,
        Recommenders recommenders) {
    /** Code of a failure that only the server's operator can mend. */
    static final String STORAGE = "storage";

    private static final Logger LOG = LoggerFactory.getLogger(JobContext.class);
    /** What a worker says when it can't write its file. */
    private static final Set<String> WRITING =
            Set.of("no-space", "not-writable", "write-failed", "no-native-libraries");

    /** The home's folder, for a worker. */
    Path home() {
        return folders.home().folder();
    }

    StoredVideo video(Job job) throws WorkerFailedException {
        return store.read(transaction -> new Videos(transaction).get(String.valueOf(job.videoId())))
                .orElseThrow(() -> new WorkerFailedException("no-such-file", "the video was deleted"));
    }

    /** A file that a highlight keeps, to be read only. */
    Path keptFile(String sha256) throws WorkerFailedException {
        return store.read(transaction -> new MediaFiles(transaction).get(sha256))
                .map(MediaFiles.Media::file)
                .orElseThrow(() -> new WorkerFailedException("no-such-file", "the highlight keeps no file any more"));
    }

    static void tell(Progress progress, Report report) {
        if (report instanceof Report.Progress stage) {
            progress.tell(stage.stage(), stage.part());
        }
    }

    /**
     * A failure as the owner of a video is told it: by the video's name, not by where the server keeps it. What can't be
     * written is the server's own trouble; its log says more.
     */
    static WorkerFailedException named(WorkerFailedException e, Path file, String name) {
        if (WRITING.contains(e.code())) {
            return storage("a worker can't write: " + e.getMessage());
        }
        return new WorkerFailedException(
                e.kind(), e.code(), String.valueOf(e.getMessage()).replace(file.toString(), name));
    }

    /**
     * A failure to write that only the server's operator can mend.
     *
     * @param why for the log
     */
    static WorkerFailedException storage(String why) {
        LOG.error("{}", why);
        return new WorkerFailedException(
                STORAGE,
                "the server could not write to its disk, which may be full; its operator has to make room, then try"
                        + " again");
    }
}
