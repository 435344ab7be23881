package io.reprise.app.history;

import io.reprise.core.error.BadInputException;
import io.reprise.core.time.TimeRange;
import io.reprise.media.VideoInfo;
import io.reprise.media.render.Format;
import io.reprise.media.render.RenderOptions;
import io.reprise.media.render.Renderer;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Renders what a highlight keeps of a video: a GIF as make writes it, and a small copy with sound, each in place of the one before. */
final class PreviewCopies {
    /** Enough for any encoder to see what a highlight shows. */
    private static final int SMALL_WIDTH = 320;

    private static final double SMALL_RATE = 15;

    private final Path folder;
    private final int threads;
    private final BooleanSupplier cancelled;

    PreviewCopies(Path folder, int threads, BooleanSupplier cancelled) {
        this.folder = folder;
        this.threads = threads;
        this.cancelled = cancelled;
    }

    Path gif(VideoInfo video, String sha256, TimeRange range) throws BadInputException {
        return render(video, sha256, range, RenderOptions.DEFAULT);
    }

    Path small(VideoInfo video, String sha256, TimeRange range) throws BadInputException {
        RenderOptions small = RenderOptions.DEFAULT
                .withFormat(Format.MP4)
                .withWidth(SMALL_WIDTH)
                .withFramesPerSecond(SMALL_RATE);
        return render(video, sha256, range, small);
    }

    private Path render(VideoInfo video, String sha256, TimeRange range, RenderOptions options)
            throws BadInputException {
        Path file = folder.resolve("copy." + options.format().extension());
        new Renderer(video, sha256, cancelled).render(range, file, options.withThreads(threads));
        return file;
    }
}
