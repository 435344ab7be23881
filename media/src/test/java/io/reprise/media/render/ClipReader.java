package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.core.testing.Fuzz;
import io.reprise.core.time.TimeRange;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import io.reprise.media.find.ClipFingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a short clip in every way that this module does: its note, its facts, all its pictures, one of them, as a source. */
public final class ClipReader implements Fuzz.Reader {
    private static final String HASH = "ab".repeat(32);
    private static final long LONGEST_MICROS = 2_000_000;
    private @Nullable BadInputException refused;

    /** A way to read. */
    @FunctionalInterface
    private interface Step {
        void run() throws BadInputException, IOException;
    }

    @Override
    public void read(Path file) throws BadInputException, IOException {
        refused = null;
        SourceNote.read(file);
        VideoInfo video = VideoProbe.probe(file);
        all(() -> ClipFingerprint.of(video, 1));
        all(() -> FrameImage.at(video, video.durationMicros() / 2, 32));
        all(() -> render(video));
        if (refused != null) {
            throw refused;
        }
    }

    /** One that refuses the file does not keep it from the others. */
    private void all(Step step) throws IOException {
        try {
            step.run();
        } catch (BadInputException e) {
            refused = e;
        }
    }

    private static void render(VideoInfo video) throws BadInputException, IOException {
        Path gif = video.path().resolveSibling("rendered.gif");
        TimeRange range = new TimeRange(0, Math.min(LONGEST_MICROS, video.durationMicros()));
        RenderOptions small = RenderOptions.DEFAULT.withWidth(32).withThreads(1);
        new Renderer(video, HASH, () -> false).render(range, gif, small);
        if (SourceNote.read(gif).isEmpty()) {
            throw new IllegalStateException("rendered without its note");
        }
        Files.delete(gif);
    }
}
