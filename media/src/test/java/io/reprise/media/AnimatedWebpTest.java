package io.reprise.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.frame.FrameSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two pictures of a quarter second: red; red with a blue lower right, stored as that corner alone. */
class AnimatedWebpTest {
    private static final String WEBP =
            "UklGRoQAAABXRUJQVlA4WAoAAAACAAAADwAADwAAQU5JTQYAAAD/////AABBTk1GKAAAAAAAAAAAAA8AAA8AAPoAAAJWUDhMDwAAAC8PwAMABxDtj/4HIqL/AQBBTk1GKAAAAAQAAAQAAAcAAAcAAPoAAABWUDhMDwAAAC8HwAEABxBR//4HIqL/AQA=";

    @Test
    void isReadFrameByFrame(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("a.webp"), Base64.getDecoder().decode(WEBP));
        VideoInfo video = VideoProbe.probe(file);
        assertThat(video.durationMicros()).isEqualTo(500_000);
        assertThat(video.width()).isEqualTo(16);
        Watcher watcher = new Watcher(new FrameSize(16, 16, FrameSize.Fit.STRETCH), 0);
        AnalysisPass.run(video, List.of(watcher), AnalysisOptions.standard());
        assertThat(watcher.times).containsExactly(0L, 250_000L);
        assertThat(pixel(watcher, 0, 3, 3)).satisfies(rgb -> near(rgb, 255, 0, 0));
        assertThat(pixel(watcher, 1, 3, 3)).satisfies(rgb -> near(rgb, 255, 0, 0));
        assertThat(pixel(watcher, 1, 12, 12)).satisfies(rgb -> near(rgb, 0, 0, 255));
    }

    private static int[] pixel(Watcher watcher, int picture, int x, int y) {
        byte[] rgb = watcher.pictures.get(picture);
        int at = 3 * (16 * y + x);
        return new int[] {rgb[at] & 0xff, rgb[at + 1] & 0xff, rgb[at + 2] & 0xff};
    }

    private static void near(int[] rgb, int... wanted) {
        for (int c = 0; c < 3; c++) {
            assertThat(rgb[c]).isBetween(wanted[c] - 3, wanted[c] + 3);
        }
    }
}
