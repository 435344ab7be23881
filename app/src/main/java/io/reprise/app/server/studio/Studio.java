package io.reprise.app.server.studio;

import io.reprise.app.job.Job;
import io.reprise.app.job.JobHandler;
import io.reprise.app.pipeline.Wire;
import io.reprise.app.process.Child;
import io.reprise.app.process.ChildFailedException;
import io.reprise.app.recommend.Recommender;
import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.Highlights;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.StoredVideo;
import io.reprise.app.store.Videos;
import io.reprise.app.work.Report;
import io.reprise.app.work.Report.Kind;
import io.reprise.app.work.Task;
import io.reprise.core.time.Micros;
import io.reprise.media.render.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does the server's jobs, each by a child process of its own, in a folder of its own that is gone afterwards. */
public final class Studio implements JobHandler {
    private static final long FIRST_MICROS = 90 * Micros.PER_SECOND;
    private static final int KEPT_WIDTH = 480;
    private static final double KEPT_FPS = 12;
    private static final int CLIP_WIDTH = 256;
    private static final double CLIP_FPS = 8;

    private final Store store;
    private final Folders folders;
    private final Hands hands;
    private final int threads;
    private final Recommender recommender;
    private final MadeFiles made;
    private final Pictures pictures;

    /**
     * A studio.
     *
     * @param threads of each child
     * @param pictureChildren how many children are kept for frames and previews
     * @param madeBytes how large the files may be that can be made again
     */
    public Studio(
            Store store,
            Folders folders,
            Hands hands,
            int threads,
            int pictureChildren,
            long madeBytes,
            Recommender recommender) {
        this.store = store;
        this.folders = folders;
        this.hands = hands;
        this.threads = threads;
        this.recommender = recommender;
        this.made = new MadeFiles(folders.made(), madeBytes);
        this.pictures = new Pictures(folders, hands, pictureChildren, made);
    }

    /** Frames and previews. */
    public Pictures pictures() {
        return pictures;
    }

    /** What a render job made, if it is still there. */
    public Optional<Path> render(Job job) {
        RenderOrder order = order(job);
        Path file = folders.made(job.id() + "." + order.format().extension());
        return made.use(file) ? Optional.of(file) : Optional.empty();
    }

    /** What a job is to render. */
    public static RenderOrder order(Job job) {
        try {
            return Wire.read(job.request(), RenderOrder.class);
        } catch (IOException e) {
            throw new IllegalStateException("job " + job.id() + " asks for nothing that can be rendered", e);
        }
    }

    @Override
    public @Nullable String run(Job job, Progress progress) throws ChildFailedException, IOException {
        Path work = folders.work(job.id());
        Files.createDirectories(work);
        try (Child child = hands.start()) {
            progress.onCancel(() -> child.end(new ChildFailedException("cancelled", "it was cancelled")));
            progress.tell("starting", 0);
            return switch (job.kind()) {
                case ANALYSE -> analyse(job, child, progress);
                case RENDER -> render(job, child, progress, work);
                case KEEP -> keep(job, child, progress, work);
            };
        } finally {
            Folders.deleteAll(work);
        }
    }

    private @Nullable String analyse(Job job, Child child, Progress progress) throws ChildFailedException {
        StoredVideo video = video(job);
        state(video.id(), StoredVideo.State.ANALYSING, null);
        Path file = folders.video(video.id());
        try {
            Task task = new Task.Analyse(folders.home().folder(), file, threads, FIRST_MICROS);
            Hands.ask(child, task, report -> {
                tell(progress, report);
                if (report.video() != null) {
                    found(video.id(), report.video(), report.kind() == Kind.DONE);
                }
            });
            recommender.changed(job.userId());
            return null;
        } catch (ChildFailedException e) {
            throw Hands.named(e, file, video.name());
        }
    }

    private void found(String id, Report.Seen seen, boolean all) {
        store.write(transaction -> {
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
            file = keptFile(sha256, work);
        } else {
            StoredVideo video = video(job);
            name = video.name();
            sha256 = Objects.requireNonNullElse(video.sha256(), "0".repeat(64));
            file = folders.video(video.id());
        }
        Path out = work.resolve("out." + order.format().extension());
        Task.Clip clip = new Task.Clip(
                order.startMicros(),
                order.endMicros(),
                order.format(),
                order.width(),
                order.framesPerSecond(),
                order.maxBytes(),
                out);
        try {
            Report done = Hands.ask(
                    child, new Task.Render(file, sha256, List.of(clip), threads), report -> tell(progress, report));
            Path place = folders.made(job.id() + "." + order.format().extension());
            Files.createDirectories(folders.made());
            Files.move(out, place, StandardCopyOption.REPLACE_EXISTING);
            made.added(place);
            return Wire.write(Objects.requireNonNull(done.files()).get(0));
        } catch (ChildFailedException e) {
            throw Hands.named(e, file, name);
        }
    }

    private Path keptFile(String sha256, Path work) throws ChildFailedException, IOException {
        MediaFiles.Media media = store.read(transaction -> new MediaFiles(transaction).get(sha256))
                .orElseThrow(() -> new ChildFailedException("no-such-file", "the highlight keeps no file any more"));
        return Files.write(work.resolve("kept"), media.content());
    }

    private @Nullable String keep(Job job, Child child, Progress progress, Path work)
            throws ChildFailedException, IOException {
        StoredHighlight highlight = store.read(
                        transaction -> new Highlights(transaction).get(job.userId(), String.valueOf(job.highlightId())))
                .orElseThrow(() -> new ChildFailedException("cancelled", "the highlight is gone"));
        if (highlight.kept() == null) {
            highlight = renderKept(highlight, child, progress, work);
        }
        HighlightSource source = highlight.source();
        if (highlight.kept() != null && (source == null || !recommender.knows(source.sha256()))) {
            Path file = keptFile(highlight.kept(), work);
            Hands.ask(child, new Task.Look(folders.home().folder(), List.of(file)), report -> tell(progress, report));
        }
        recommender.changed(job.userId());
        return null;
    }

    private StoredHighlight renderKept(StoredHighlight highlight, Child child, Progress progress, Path work)
            throws ChildFailedException, IOException {
        HighlightSource source = highlight.source();
        Optional<StoredVideo> video = source == null
                ? Optional.empty()
                : store.read(transaction -> new Videos(transaction).ofContent(highlight.userId(), source.sha256()));
        if (source == null || video.isEmpty()) {
            throw new ChildFailedException("no-such-file", "the video it comes from is no longer here");
        }
        long start = source.range().startMicros();
        long end = source.range().endMicros();
        Path gif = work.resolve("kept.gif");
        Path small = work.resolve("small.mp4");
        List<Task.Clip> clips = new ArrayList<>();
        clips.add(new Task.Clip(start, end, Format.GIF, KEPT_WIDTH, KEPT_FPS, null, gif));
        clips.add(new Task.Clip(start, end, Format.MP4, CLIP_WIDTH, CLIP_FPS, null, small));
        Path file = folders.video(video.get().id());
        try {
            Hands.ask(child, new Task.Render(file, source.sha256(), clips, threads), report -> tell(progress, report));
        } catch (ChildFailedException e) {
            throw Hands.named(e, file, video.get().name());
        }
        byte[] gifBytes = Files.readAllBytes(gif);
        byte[] smallBytes = Files.readAllBytes(small);
        return store.write(transaction -> {
            MediaFiles media = new MediaFiles(transaction);
            Highlights highlights = new Highlights(transaction);
            StoredHighlight now =
                    highlights.get(highlight.userId(), highlight.id()).orElse(highlight);
            if (source.equals(now.source())) { // else it was moved meanwhile: another job renders it
                highlights.setFiles(now.id(), media.put("image/gif", gifBytes), media.put("video/mp4", smallBytes));
            }
            return highlights.get(highlight.userId(), highlight.id()).orElse(highlight);
        });
    }

    @Override
    public void ended(Job job, boolean cancelled, String code, String message) {
        if (job.kind() == Job.Kind.ANALYSE && job.videoId() != null) {
            state(job.videoId(), StoredVideo.State.FAILED, cancelled ? "the analysis was cancelled" : message);
        }
    }

    private StoredVideo video(Job job) throws ChildFailedException {
        return store.read(transaction -> new Videos(transaction).get(String.valueOf(job.videoId())))
                .orElseThrow(() -> new ChildFailedException("no-such-file", "the video was deleted"));
    }

    private void state(String videoId, StoredVideo.State state, @Nullable String error) {
        store.write(transaction -> {
            new Videos(transaction).state(videoId, state, error);
            return true;
        });
    }

    private static void tell(Progress progress, Report report) {
        if (report.stage() != null && report.progress() != null) {
            progress.tell(report.stage(), report.progress());
        }
    }
}
