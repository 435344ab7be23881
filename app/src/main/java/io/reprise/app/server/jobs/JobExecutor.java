package io.reprise.app.server.jobs;

import io.reprise.app.job.Job;
import io.reprise.app.job.JobHandler;
import io.reprise.app.recommend.Recommenders;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoredVideo;
import io.reprise.app.store.Videos;
import io.reprise.core.file.PartFile;
import io.reprise.core.time.Micros;
import io.reprise.engine.process.Child;
import io.reprise.engine.process.ChildFailedException;
import io.reprise.engine.worker.Report.Kind;
import io.reprise.engine.worker.Report;
import io.reprise.engine.worker.Stage;
import io.reprise.engine.worker.Task;
import io.reprise.engine.worker.Worker;
import io.reprise.engine.worker.WorkerJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does the server's jobs, each by a child process of its own, in a folder of its own that is gone afterwards. */
public final class JobExecutor implements JobHandler {
    private static final long FIRST_MICROS = 90 * Micros.PER_SECOND;

    private final JobContext shop;
    private final MadeFiles made;
    private final Pictures pictures;

    /**
     * A studio.
     *
     * @param threads of each child
     * @param pictureChildren how many children are kept for frames and previews
     * @param madeBytes how large the files may be that can be made again
     */
    public JobExecutor(
            Store store,
            Folders folders,
            Worker worker,
            int threads,
            int pictureChildren,
            long madeBytes,
            EncoderRegistry encodings,
            Recommenders recommenders) {
        this.shop = new JobContext(store, folders, worker, threads, encodings, recommenders);
        this.made = new MadeFiles(folders.made(), madeBytes);
        this.pictures = new Pictures(folders, worker, pictureChildren, made);
    }

    /** Frames and previews. */
    public Pictures pictures() {
        return pictures;
    }

    /** What a render job made, if it is still there. */
    public Optional<Path> render(Job job) {
        RenderOrder order = order(job);
        Path file = shop.folders().made(job.id() + "." + order.format().extension());
        return made.use(file) ? Optional.of(file) : Optional.empty();
    }

    /** A file that a highlight keeps, copied out of the store to be sent; empty if there is none. */
    public Optional<Path> kept(String sha256) throws IOException {
        Path file = shop.folders().made("kept-" + sha256);
        if (made.use(file)) {
            return Optional.of(file);
        }
        Files.createDirectories(shop.folders().made());
        try (PartFile part = PartFile.beside(file)) {
            if (!shop.copyKept(sha256, part.path())) {
                return Optional.empty();
            }
            part.moveIntoPlace();
        }
        made.added(file);
        return Optional.of(file);
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
    public @Nullable String run(Job job, Progress progress) throws ChildFailedException, IOException {
        if (job.kind() == Job.Kind.FETCH) {
            return new FetchWork(shop, progress).run(job);
        }
        Path work = shop.folders().work(job.id());
        Files.createDirectories(work);
        try (Child child = shop.worker().start()) {
            progress.onCancel(() -> child.end(new ChildFailedException("cancelled", "it was cancelled")));
            progress.tell(Stage.STARTING, 0);
            return switch (job.kind()) {
                case ANALYSE -> analyse(job, child, progress);
                case RENDER -> render(job, child, progress, work);
                case KEEP -> new HighlightWork(shop, child, progress, work).run(job);
                case LOOK -> new AnalysisWork(shop, job, child, progress).run(job, work);
                case FETCH -> throw new IllegalStateException("a fetch has no child of its own");
            };
        } finally {
            Folders.deleteAll(work);
        }
    }

    private @Nullable String analyse(Job job, Child child, Progress progress) throws ChildFailedException {
        StoredVideo video = shop.video(job);
        state(video.id(), StoredVideo.State.ANALYSING, null);
        Path file = shop.folders().video(video.id());
        try {
            Task task = new Task.Analyse(shop.home(), file, shop.threads(), FIRST_MICROS, EncoderRegistry.USUAL);
            Worker.ask(child, task, report -> {
                JobContext.tell(progress, report);
                if (report.video() != null) {
                    found(video.id(), report.video(), report.kind() == Kind.DONE);
                }
            });
            shop.recommenders().changed(job.userId());
            return null;
        } catch (ChildFailedException e) {
            throw Worker.named(e, file, video.name());
        }
    }

    private void found(String id, Report.Seen seen, boolean all) {
        shop.store().write(transaction -> {
            Videos videos = new Videos(transaction);
            videos.found(id, seen.sha256(), seen.durationMicros(), seen.width(), seen.height(), seen.fps());
            if (all) {
                videos.state(id, StoredVideo.State.READY, null);
            }
            return true;
        });
    }

    private @Nullable String render(Job job, Child child, Progress progress, Path work)
            throws ChildFailedException, IOException {
        RenderOrder order = order(job);
        Path file;
        String name;
        String sha256;
        if (order.keptSha256() != null) {
            name = "the kept file";
            sha256 = order.keptSha256();
            file = shop.keptFile(sha256, work);
        } else {
            StoredVideo video = shop.video(job);
            name = video.name();
            sha256 = Objects.requireNonNullElse(video.sha256(), "0".repeat(64));
            file = shop.folders().video(video.id());
        }
        Path out = work.resolve("out." + order.format().extension());
        Task.Clip clip = new Task.Clip(
                order.startMicros(),
                order.endMicros(),
                order.format(),
                order.framing(),
                order.framesPerSecond(),
                order.maxBytes(),
                order.effects(),
                out);
        try {
            Report done = Worker.ask(
                    child,
                    new Task.Render(file, sha256, List.of(clip), shop.threads()),
                    report -> JobContext.tell(progress, report));
            Path place = shop.folders().made(job.id() + "." + order.format().extension());
            Files.createDirectories(shop.folders().made());
            Files.move(out, place, StandardCopyOption.REPLACE_EXISTING);
            made.added(place);
            return WorkerJson.write(Objects.requireNonNull(done.files()).get(0));
        } catch (ChildFailedException e) {
            throw Worker.named(e, file, name);
        }
    }

    private void state(String videoId, StoredVideo.State state, @Nullable String error) {
        shop.store().write(transaction -> {
            new Videos(transaction).state(videoId, state, error);
            return true;
        });
    }
}
