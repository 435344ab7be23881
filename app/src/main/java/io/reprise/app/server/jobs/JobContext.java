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

/**
 * What every kind of job works with.
 *
 * @param workers how they are started
 * @param threads of each worker
 */
record JobContext(
        Store store,
        Folders folders,
        WorkerSettings workers,
        int threads,
        EncoderRegistry encodings,
        Recommenders recommenders) {
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

    /** A failure as the owner of a video is told it: by the video's name, not by where the server keeps it. */
    static WorkerFailedException named(WorkerFailedException e, Path file, String name) {
        return new WorkerFailedException(
                e.kind(), e.code(), String.valueOf(e.getMessage()).replace(file.toString(), name));
    }
}
