package io.reprise.app.server.studio;

import io.reprise.app.job.Job;
import io.reprise.app.job.JobHandler.Progress;
import io.reprise.app.process.ChildFailedException;
import io.reprise.app.recommend.Recommenders;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoredVideo;
import io.reprise.app.store.Videos;
import io.reprise.app.work.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What every kind of job works with.
 *
 * @param threads of each child
 */
record Workshop(
        Store store, Folders folders, Hands hands, int threads, Encodings encodings, Recommenders recommenders) {
    /** The home's folder, for a child. */
    Path home() {
        return folders.home().folder();
    }

    StoredVideo video(Job job) throws ChildFailedException {
        return store.read(transaction -> new Videos(transaction).get(String.valueOf(job.videoId())))
                .orElseThrow(() -> new ChildFailedException("no-such-file", "the video was deleted"));
    }

    /** A file that a highlight keeps, unpacked where a job works. */
    Path keptFile(String sha256, Path work) throws ChildFailedException, IOException {
        MediaFiles.Media media = store.read(transaction -> new MediaFiles(transaction).get(sha256))
                .orElseThrow(() -> new ChildFailedException("no-such-file", "the highlight keeps no file any more"));
        return Files.write(work.resolve(sha256), media.content());
    }

    static void tell(Progress progress, Report report) {
        if (report.stage() != null && report.progress() != null) {
            progress.tell(report.stage(), report.progress());
        }
    }
}
