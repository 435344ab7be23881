package io.reprise.app.server.jobs;

import io.reprise.app.job.JobHandler.Progress;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.Highlights;
import io.reprise.app.store.Job;
import io.reprise.app.store.KnownVideo;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.NewMedia;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.StoredVideo;
import io.reprise.app.store.Transaction;
import io.reprise.app.store.Users;
import io.reprise.app.store.Videos;
import io.reprise.core.error.BadInputException;
import io.reprise.core.history.Origin;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.analysis.VideoFacts;
import io.reprise.engine.history.HighlightRules;
import io.reprise.engine.process.WorkerFailedException;
import io.reprise.engine.worker.Report;
import io.reprise.engine.worker.Task;
import io.reprise.engine.worker.Worker;
import io.reprise.media.find.ClipFingerprint;
import io.reprise.media.render.Effects;
import io.reprise.media.render.Format;
import io.reprise.media.render.Framing;
import io.reprise.media.render.RenderOptions;
import io.reprise.media.render.SizeBound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Makes what a highlight keeps: of a moment the GIF and a small copy, of a file that was added the small copy, its length
 * and where it says it comes from; and has it looked at.
 */
record HighlightWork(JobContext context, Worker worker, Progress progress, Path work) {
    private static final int KEPT_WIDTH = 480;
    private static final double KEPT_FPS = 12;
    /** A long moment's quality is lowered until its file fits. */
    private static final long KEPT_BYTES = Uploads.MOST_KEPT_BYTES;

    /** As {@code history add} makes it: enough for any encoder. */
    private static final int CLIP_WIDTH = 320;

    private static final double CLIP_FPS = 15;

    /** The newest GIFs of about the same length that an added one may be a copy of. */
    private static final int MOST_COMPARED = 50;

    @Nullable
    String run(Job job) throws WorkerFailedException, IOException {
        StoredHighlight one = context.store()
                .read(transaction -> new Highlights(transaction).get(job.userId(), String.valueOf(job.highlightId())))
                .orElseThrow(() -> new WorkerFailedException("cancelled", "the highlight is gone"));
        if (one.kept() == null) {
            one = render(one);
        }
        HighlightSource source = one.source();
        if (one.kept() != null && one.clip() == null) {
            takeIn(one, one.kept());
        } else if (one.kept() != null
                && source != null
                && !context.recommenders().usual().knows(source.sha256())) {
            look(context.keptFile(one.record().file().orElseThrow()), one);
        }
        context.recommenders().changed(job.userId());
        return null;
    }

    private StoredHighlight render(StoredHighlight one) throws WorkerFailedException, IOException {
        HighlightSource source = one.source();
        Optional<StoredVideo> video = source == null
                ? Optional.empty()
                : context.store().read(transaction -> new Videos(transaction).ofContent(one.userId(), source.sha256()));
        if (source == null || video.isEmpty()) {
            throw new WorkerFailedException("no-such-file", "the video it comes from is no longer here");
        }
        long start = source.range().startMicros();
        long end = source.range().endMicros();
        Path gif = work.resolve("kept.gif");
        Path small = work.resolve("small.mp4");
        Task.Clip whole = new Task.Clip(
                start,
                end,
                Format.GIF,
                Framing.DEFAULT.withBound(SizeBound.width(KEPT_WIDTH)),
                KEPT_FPS,
                RenderOptions.USUAL_QUALITY,
                KEPT_BYTES,
                Effects.NONE,
                gif);
        Path file = context.folders().video(video.get().id());
        ask(
                new Task.Render(file, source.sha256(), List.of(whole, small(start, end, small)), context.threads()),
                file,
                video.get().name());
        NewMedia newGif = NewMedia.of("image/gif", gif);
        NewMedia newSmall = NewMedia.of("video/mp4", small);
        return keep(one, source, newGif, newSmall);
    }

    private StoredHighlight keep(StoredHighlight one, HighlightSource source, NewMedia newGif, NewMedia newSmall)
            throws WorkerFailedException {
        try {
            return context.store().write(transaction -> keep(transaction, one, source, newGif, newSmall));
        } catch (ApiException e) { // the user kept more meanwhile
            throw new WorkerFailedException("quota", String.valueOf(e.getMessage()));
        }
    }

    private StoredHighlight keep(
            Transaction transaction, StoredHighlight one, HighlightSource source, NewMedia newGif, NewMedia newSmall) {
        context.quotas().requireRoom(transaction, one.userId(), newGif.bytes() + newSmall.bytes());
        MediaFiles files = new MediaFiles(transaction);
        String kept = files.put(newGif);
        String clip = files.put(newSmall);
        Highlights highlights = new Highlights(transaction);
        StoredHighlight now = highlights.get(one.userId(), one.id()).orElse(one);
        if (source.equals(now.source())) { // else it was moved meanwhile: another job renders it
            highlights.setFiles(now.id(), kept, clip);
        }
        files.deleteUnused(kept, clip);
        return highlights.get(one.userId(), one.id()).orElse(one);
    }

    private static Task.Clip small(long start, long end, Path out) {
        return new Task.Clip(
                start,
                end,
                Format.MP4,
                Framing.DEFAULT.withBound(SizeBound.width(CLIP_WIDTH)),
                CLIP_FPS,
                RenderOptions.USUAL_QUALITY,
                KEPT_BYTES,
                Effects.NONE,
                out);
    }

    /** A file that was added. */
    private void takeIn(StoredHighlight one, String kept) throws WorkerFailedException, IOException {
        Path file = context.keptFile(kept);
        Report.Video seen = look(file, one);
        requireHighlight(seen, one);
        Set<String> compared = new HashSet<>();
        requireNew(file, alike(one, seen.durationMicros(), compared), one);
        Path small = work.resolve("small.mp4");
        ask(
                new Task.Render(file, kept, List.of(small(0, seen.durationMicros(), small)), context.threads()),
                file,
                one.name());
        NewMedia newSmall = NewMedia.of("video/mp4", small);
        @Nullable HighlightSource said = one.source() == null ? said(kept) : null;
        while (!count(one, kept, newSmall, seen.durationMicros(), said, compared)) {
            requireNew(file, alike(one, seen.durationMicros(), compared), one);
        }
    }

    /** Lets it count, unless there is by now another of about its length that it was not compared with. */
    private boolean count(
            StoredHighlight one,
            String kept,
            NewMedia small,
            long micros,
            @Nullable HighlightSource said,
            Set<String> compared) {
        return context.store().write(transaction -> {
            new Users(transaction).lock(one.userId()); // of two equal ones that are taken in at once, one waits here
            if (!alike(transaction, one, micros).stream().allMatch(other -> compared.contains(other.id()))) {
                return false;
            }
            MediaFiles files = new MediaFiles(transaction);
            String clip = files.put(small);
            Highlights highlights = new Highlights(transaction);
            highlights.setFiles(one.id(), kept, clip);
            highlights.setFacts(one.id(), micros, said);
            files.deleteUnused(clip); // should the highlight be gone
            return true;
        });
    }

    private static void requireHighlight(Report.Video seen, StoredHighlight one) throws WorkerFailedException {
        try {
            HighlightRules.requireMoving(one.name(), seen.fps(), seen.durationMicros());
            HighlightRules.requireShort(
                    one.name(), seen.durationMicros(), "upload it as a video and keep the part you like");
        } catch (BadInputException e) {
            throw new WorkerFailedException(e.code(), String.valueOf(e.getMessage()));
        }
    }

    /** What shows the same as a GIF that is here already counts once. */
    private void requireNew(Path file, List<StoredHighlight> alike, StoredHighlight one)
            throws WorkerFailedException, IOException {
        Map<Path, StoredHighlight> others = new LinkedHashMap<>();
        for (StoredHighlight other : alike) {
            others.put(context.keptFile(String.valueOf(other.clip())), other);
        }
        if (others.isEmpty()) {
            return;
        }
        Task compare = new Task.Compare(file, List.copyOf(others.keySet()));
        Path same = worker.run(compare, Report.Compared.class, report -> {}).same();
        if (same != null) {
            throw new WorkerFailedException(
                    "copy",
                    one.name() + " shows the same as "
                            + Objects.requireNonNull(others.get(same)).name()
                            + ", which is among your GIFs: it counts once");
        }
    }

    /** Those of about its length that it was not compared with yet; they are noted as compared. */
    private List<StoredHighlight> alike(StoredHighlight one, long micros, Set<String> compared) {
        return context.store().read(transaction -> alike(transaction, one, micros)).stream()
                .filter(other -> compared.add(other.id()))
                .toList();
    }

    private static List<StoredHighlight> alike(Transaction transaction, StoredHighlight one, long micros) {
        return new Highlights(transaction)
                .ofLength(
                        one.userId(),
                        one.id(),
                        ClipFingerprint.shortestCopy(micros),
                        ClipFingerprint.longestCopy(micros),
                        MOST_COMPARED);
    }

    private Report.Video look(Path file, StoredHighlight one) throws WorkerFailedException {
        AtomicReference<@Nullable Report> first =
                new AtomicReference<>(); // of a worker that says more, no more is kept
        Task look = new Task.Look(context.home(), List.of(file), EncoderRegistry.USUAL);
        worker.run(look, Report.Done.class, report -> {
            JobContext.tell(progress, report);
            if (report instanceof Report.Unusable || report instanceof Report.Found) {
                first.compareAndSet(null, report);
            }
        });
        if (first.get() instanceof Report.Unusable unusable) {
            String message = unusable.message().replace(file.toString(), one.name());
            throw new WorkerFailedException(unusable.code(), message);
        }
        if (first.get() instanceof Report.Found found) {
            return found.video();
        }
        throw new WorkerFailedException("ended", "its process said nothing of the file");
    }

    /** Where the file says it comes from, if this program made it. */
    private @Nullable HighlightSource said(String kept) {
        FeatureCache cache = new FeatureCache(context.folders().home());
        Optional<Origin> origin = cache.facts(kept).flatMap(VideoFacts::origin);
        return origin.map(from -> new HighlightSource(
                        from.video(),
                        null,
                        from.range(),
                        cache.facts(from.video())
                                .map(VideoFacts::durationMicros)
                                .orElse(null),
                        KnownVideo.SAID))
                .orElse(null);
    }

    private void ask(Task task, Path file, String name) throws WorkerFailedException {
        try {
            worker.run(task, Report.Written.class, report -> JobContext.tell(progress, report));
        } catch (WorkerFailedException e) {
            throw JobContext.named(e, file, name);
        }
    }
}
