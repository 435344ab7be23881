package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.core.file.Parts;
import io.reprise.core.time.TimeRange;
import io.reprise.media.VideoInfo;
import io.reprise.media.ffmpeg.FfmpegException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Renders ranges of a video: exactly their pictures, at the video's own speed, upright, with square pixels. A file is
 * written beside its place and moved there when it is whole; whatever goes wrong, nothing partial is left. Several
 * threads may use one renderer.
 */
public final class Renderer {
    /** Each holds a clip in memory. */
    private static final int MOST_AT_ONCE = 4;

    private final VideoInfo video;
    private final String sha256;
    private final BooleanSupplier cancelled;
    private final Cropping cropping;

    /**
     * Prepares to render from a video.
     *
     * @param video what was probed
     * @param sha256 of its file, 64 hexadecimal digits; goes into the files' comments
     * @param cancelled asked often; once it says true rendering ends with {@link
     *     java.util.concurrent.CancellationException}
     */
    public Renderer(VideoInfo video, String sha256, BooleanSupplier cancelled) {
        this.video = video;
        this.sha256 = sha256;
        this.cancelled = cancelled;
        this.cropping = new Cropping(video);
    }

    /**
     * Renders one range.
     *
     * @param range within the video; what lies after its end is left out
     * @param file where to; an existing file is replaced
     * @throws BadInputException "damaged" if no picture of the range can be decoded; "no-space", "not-writable" or
     *     "write-failed" if it can't be written; "too-large" if the size limit can't be met
     */
    public Rendered render(TimeRange range, Path file, RenderOptions options) throws BadInputException {
        SourceNote note = new SourceNote(sha256, range);
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new BadInputException("not-writable", "can't write to " + file + ": it is a folder; name a file");
        }
        VideoInfo shown = cropping.apply(options.framing().crop());
        try (Attempts attempts = new Attempts(shown, note, file, options, cancelled)) {
            return attempts.run();
        } catch (IOException e) {
            throw WriteErrorText.of(e, file);
        } catch (FfmpegException e) {
            throw new BadInputException(
                    "damaged", "can't be rendered: " + video.path() + " (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Renders several files, as many at once as there are threads; each is decoded and encoded by one.
     *
     * @param jobs what to render; their options' own threads are not heeded
     * @param threads at least 1
     * @param done told how many files are finished, one call at a time, by the threads that finish them
     * @return the files in the order of the jobs
     * @throws BadInputException as {@link #render}; files finished before stay, the others are given up
     */
    public List<Rendered> renderAll(List<RenderJob> jobs, int threads, IntConsumer done) throws BadInputException {
        if (jobs.isEmpty()) {
            return List.of();
        }
        int workers = Math.max(1, Math.min(Math.min(threads, MOST_AT_ONCE), jobs.size()));
        int threadsEach = Math.max(1, threads / workers);
        AtomicBoolean givenUp = new AtomicBoolean();
        Renderer each = new Renderer(video, sha256, () -> givenUp.get() || cancelled.getAsBoolean());
        return ParallelRendering.run(
                jobs,
                workers,
                job -> each.render(job.range(), job.file(), job.options().withThreads(threadsEach)),
                () -> givenUp.set(true),
                done);
    }

    /** Deletes what is being written: for the end of an interrupted process. */
    public static void deletePartialFiles() {
        Parts.deleteAll();
    }
}
