package io.reprise.engine.history;

import io.reprise.core.testing.FuzzProcess;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.testing.DrawnFilm;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import io.reprise.media.render.Format;
import io.reprise.media.render.RenderOptions;
import io.reprise.media.render.Renderer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damaged GIFs and WebPs named as highlights: each counts, or one line says why not, and the others count. */
@Tag("slow")
@Timeout(1200)
class LikeFuzzTest {
    @TempDir
    private Path folder;

    @Test
    void damagedHighlights() throws Exception {
        VideoInfo film = VideoProbe.probe(DrawnFilm.write(folder.resolve("film.mp4"), 1, 5));
        List<Path> examples = new ArrayList<>();
        examples.add(clip(film, Format.GIF, LikeReader.WHOLE));
        examples.add(clip(film, Format.WEBP, "whole.webp"));
        FuzzProcess.run(LikeReader.class, folder, examples);
    }

    private Path clip(VideoInfo film, Format format, String name) throws Exception {
        Path file = folder.resolve(name);
        RenderOptions small =
                RenderOptions.DEFAULT.withFormat(format).withWidth(48).withThreads(1);
        new Renderer(film, "7f".repeat(32), () -> false).render(new TimeRange(0, 700_000), file, small);
        return file;
    }
}
