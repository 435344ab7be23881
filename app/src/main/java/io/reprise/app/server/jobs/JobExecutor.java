package io.reprise.app.server.jobs;

import io.reprise.app.job.JobHandler;
import io.reprise.app.recommend.Recommenders;
import io.reprise.app.store.Job;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoredVideo;
import io.reprise.app.store.Videos;
import io.reprise.core.time.Micros;
import io.reprise.engine.home.ErrorText;
import io.reprise.engine.process.WorkerFailedException;
import io.reprise.engine.worker.Report;
import io.reprise.engine.worker.Stage;
import io.reprise.engine.worker.Task;
import io.reprise.engine.worker.Worker;
import io.reprise.engine.worker.WorkerJson;
import io.reprise.engine.worker.WorkerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does the server's jobs, each by a worker process of its own, in a folder of its own that is gone afterwards. */
public final class JobExecutor implements JobHandler {
    private static final long FIRST_MICROS = 90 * Micros.PER_SECOND;

    private final JobContext context;
    private final MadeFiles made;
    private final Pictures pictures;

    /**
     * Runs jobs with the files and processes of one server.
     *
     * @param threads of each worker
     * @param pictureWorkers how many workers are kept for frames and previews
     * @param quotas what users may keep
     * @param madeBytes how large the files may be that can be made again
     */
    public JobExecutor(
            Store store,
            Folders folders,
            WorkerSettings workers,
            int threads,
            int pictureWorkers,
            long madeBytes,
            Quotas quotas,
            EncoderRegistry encodings,
            Recommenders recommenders) {
        this.context = new JobContext(store, folders, workers, threads, quotas, encodings, recommenders);
        this.made = new MadeFiles(folders.made(), madeBytes);
        this.pictures = new Pictures(folders, workers, pictureWorkers, made);
    }

    /** Frames and previews. */
    public Pictures pictures() {
        return pictures;
    }

    /** What a render job made, if it is still there. */
    public Optional<Path> render(Job job) {
        RenderOrder order = order(job);
        Path file = context.folders().made(job.id() + "." + order.format().extension());
        return made.use(file) ? Optional.of(file) : Optional.empty();
    }

    /** What a job is to render. */
    public static RenderOrder order(Job job) {
        try {
            return WorkerJson.read(job.request(), RenderOrder.class);
        } catch (IOException e) {
            throw new IllegalStateException("job " + job.id() + " asks for nothing that can be rendered", e);
        }
    }

    @Override
    public @Nullable String run(Job job, Progress progress) throws WorkerFailedException, IOException {
        try {
            return work(job, progress);
        } catch (WorkerFailedException e) {
            throw JobContext.named(e, context.home(), Folders.HOME_NAME);
        } catch (IOException e) { // such as a cache that is gone or can't be written to, and a full disk
            if (ErrorText.failure(e).isPresent()) {
                throw JobContext.storage("job " + job.id() + ": " + e);
            }
            throw e;
        }
    }

    private @Nullable String work(Job job, Progress progress) throws WorkerFailedException, IOException {
        if (job.kind() == Job.Kind.FETCH) {
            return new FetchWork(context, progress).run(job);
        }
        Path work = context.folders().work(job.id());
        Files.createDirectories(work);
        try (Worker worker = context.workers().start()) {
            progress.onCancel(() -> worker.end(new WorkerFailedException("cancelled", "it was cancelled")));
            progress.tell(Stage.STARTING, 0);
            return switch (job.kind()) {
                case ANALYSE -> analyse(job, worker, progress);
                case RENDER -> render(job, worker, progress, work);
                case KEEP -> new HighlightWork(context, worker, progress, work).run(job);
                case LOOK -> new AnalysisWork(context, job, worker, progress).run(job);
                case FETCH -> throw new IllegalStateException("a fetch has no worker of its own");
            };
        } finally {
            Folders.deleteAll(work);
        }
    }

    private @Nullable String analyse(Job job, Worker worker, Progress progress) throws WorkerFailedException {
        StoredVideo video = context.video(job);
        state(video.id(), StoredVideo.State.ANALYSING, null);
        Path file = context.folders().video(video.id());
        try {
            Task task = new Task.Analyse(context.home(), file, context.threads(), FIRST_MICROS, EncoderRegistry.USUAL);
            Report.Analysed whole = worker.run(task, Report.Analysed.class, report -> {
                JobContext.tell(progress, report);
                if (report instanceof Report.Found found) {
                    found(video.id(), found.video(), false);
                } else if (report instanceof Report.First first) {
                    found(video.id(), first.video(), false);
                }
            });
            found(video.id(), whole.video(), true);
            context.recommenders().changed(job.userId());
            return null;
        } catch (WorkerFailedException e) {
            throw JobContext.named(e, file, video.name());
        }
    }

    private void found(String id, Report.Video seen, boolean all) {
        context.store().write(transaction -> {
            Videos videos = new Videos(transaction);
            videos.found(id, seen.sha256(), seen.durationMicros(), seen.width(), seen.height(), seen.fps());
            if (all) {
                videos.state(id, StoredVideo.State.READY, null);
            }
            return true;
        });
    }

    private @Nullable String render(Job job, Worker worker, Progress progress, Path work)
            throws WorkerFailedException, IOException {
        RenderOrder order = order(job);
        Path file;
        String name;
        String sha256;
        if (order.keptSha256() != null) {
            name = "the kept file";
            sha256 = order.keptSha256();
            file = context.keptFile(sha256);
        } else {
            StoredVideo video = context.video(job);
            name = video.name();
            sha256 = Objects.requireNonNullElse(video.sha256(), "0".repeat(64));
            file = context.folders().video(video.id());
        }
        Path out = work.resolve("out." + order.format().extension());
        Task.Clip clip = new Task.Clip(
                order.startMicros(),
                order.endMicros(),
                order.format(),
                order.framing(),
                order.framesPerSecond(),
                order.quality(),
                order.maxBytes(),
                order.effects(),
                out);
        try {
            Report.Written done = worker.run(
                    new Task.Render(file, sha256, List.of(clip), context.threads()),
                    Report.Written.class,
                    report -> JobContext.tell(progress, report));
            Path place = context.folders().made(job.id() + "." + order.format().extension());
            Files.createDirectories(context.folders().made());
            Files.move(out, place, StandardCopyOption.REPLACE_EXISTING);
            made.added(place);
            return WorkerJson.write(done.files().get(0));
        } catch (WorkerFailedException e) {
            throw JobContext.named(e, file, name);
        }
    }

    private void state(String videoId, StoredVideo.State state, @Nullable String error) {
        context.store().write(transaction -> {
            new Videos(transaction).state(videoId, state, error);
            return true;
        });
    }
}
