package io.reprise.media.find;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.time.TimeRange;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import io.reprise.media.demo.DemoFilm;
import io.reprise.media.render.Format;
import io.reprise.media.render.RenderOptions;
import io.reprise.media.render.Renderer;
import io.reprise.media.render.SizeBound;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clips of a drawn film in several formats, sizes and rates. */
@Tag("slow")
class ClipFingerprintTest {
    @TempDir
    private static Path folder;

    private static VideoInfo film;

    @BeforeAll
    static void draw() throws Exception {
        Path file = folder.resolve("film.mp4");
        new DemoFilm(5, 2).write(file, 2);
        film = VideoProbe.probe(file);
    }

    private static VideoInfo clip(double start, double end, Format format, int size, double rate) throws Exception {
        RenderOptions options = RenderOptions.DEFAULT
                .withFormat(format)
                .withFraming(RenderOptions.DEFAULT.framing().withBound(SizeBound.longer(size)))
                .withFramesPerSecond(rate);
        Path file = folder.resolve(start + "-" + end + "-" + size + "." + format.extension());
        new Renderer(film, "0".repeat(64), () -> false).render(TimeRange.ofSeconds(start, end), file, options);
        return VideoProbe.probe(file);
    }

    @Test
    void copiesAreFoundAndOtherMomentsAreNot() throws Exception {
        int found = 0;
        for (double start = 2; start < 30; start += 12) {
            ClipFingerprint one = ClipFingerprint.of(clip(start, start + 3, Format.GIF, 320, 12), 1);
            assertThat(one.isCopyOf(ClipFingerprint.of(clip(start, start + 3, Format.WEBP, 160, 15), 1)))
                    .as("WebP, small, from %s", start)
                    .isTrue();
            assertThat(one.isCopyOf(ClipFingerprint.of(clip(start, start + 3, Format.MP4, 240, 24), 1)))
                    .as("MP4 from %s", start)
                    .isTrue();
            ClipFingerprint later = ClipFingerprint.of(clip(start + 1.5, start + 4.5, Format.GIF, 320, 12), 1);
            found += one.isCopyOf(later) ? 1 : 0;
        }
        assertThat(found).as("a moment 1.5 s later taken for a copy").isZero();
    }

    @Test
    void lengthsOfCopiesDifferLittle() {
        assertThat(ClipFingerprint.mayBeCopies(3_000_000, 3_200_000)).isTrue();
        assertThat(ClipFingerprint.mayBeCopies(3_000_000, 3_400_000)).isFalse();
        assertThat(ClipFingerprint.mayBeCopies(30_000_000, 31_000_000)).isTrue();
    }
}
