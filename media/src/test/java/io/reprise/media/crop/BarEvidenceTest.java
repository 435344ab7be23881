package io.reprise.media.crop;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.media.ffmpeg.Crop;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BarEvidenceTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;
    private final Random random = new Random(7);

    /** What a picture shows at a place. */
    private interface Scene {
        int grey(int picture, int x, int y);
    }

    private Crop bars(int pictures, Scene scene) {
        BarEvidence evidence = new BarEvidence();
        for (int i = 0; i < pictures; i++) {
            byte[] grey = new byte[WIDTH * HEIGHT];
            for (int p = 0; p < grey.length; p++) {
                int noise = random.nextInt(7);
                grey[p] = (byte) Math.min(255, scene.grey(i, p % WIDTH, p / WIDTH) + noise);
            }
            evidence.add(new GreyPicture(WIDTH, HEIGHT, grey));
        }
        return evidence.bars();
    }

    /** A picture between bars; every fifth has a dark sky. */
    private static int between(int left, int top, int right, int bottom, int i, int x, int y) {
        boolean bar = x < left || y < top || x >= WIDTH - right || y >= HEIGHT - bottom;
        boolean sky = i % 5 == 0 && y < HEIGHT / 2;
        return bar || sky ? 2 : 60 + (x * 7 + y * 3 + i * 11) % 150;
    }

    @Test
    void findsBarsOfEveryKind() {
        int[][] cases = {{0, 22, 0, 22}, {60, 0, 60, 0}, {40, 22, 40, 22}, {0, 4, 0, 0}, {10, 0, 6, 0}, {0, 30, 0, 12}};
        for (int[] bar : cases) {
            Crop found = bars(16, (i, x, y) -> between(bar[0], bar[1], bar[2], bar[3], i, x, y));
            int[] sides = {found.left(), found.top(), found.right(), found.bottom()};
            for (int side = 0; side < 4; side++) {
                // up to three more, for the blur and to be even
                assertThat(sides[side]).isBetween(bar[side], bar[side] == 0 ? 0 : bar[side] + 3);
                assertThat(sides[side] % 2).isZero();
            }
        }
    }

    @Test
    void aFullPictureHasNone() {
        assertThat(bars(16, (i, x, y) -> between(0, 0, 0, 0, i, x, y))).isEqualTo(Crop.NONE);
    }

    @Test
    void aDarkFilmHasNone() {
        // a moon that stands still, and a lamp in an alley that changes its place
        assertThat(bars(16, (i, x, y) -> Math.hypot(x - 200, y - 60) < 30 ? 220 : 3))
                .isEqualTo(Crop.NONE);
        assertThat(bars(16, (i, x, y) -> Math.hypot(x - 100 - 5 * i, y - 90) < 50 ? 120 : 3))
                .isEqualTo(Crop.NONE);
        assertThat(bars(16, (i, x, y) -> y > 60 + 6 * (i % 7) ? 90 : 3)).isEqualTo(Crop.NONE);
    }

    @Test
    void aNightOrABlackPictureAmongOthersDoesNotCount() {
        Crop found = bars(16, (i, x, y) -> i % 3 == 0 ? 2 : between(0, 22, 0, 22, i, x, y));
        assertThat(found.top()).isBetween(22, 25);
        assertThat(found.bottom()).isBetween(22, 25);
        assertThat(bars(16, (i, x, y) -> i == 3 ? between(0, 0, 0, 0, 1, x, y) : between(0, 22, 0, 22, i, x, y)))
                .isEqualTo(Crop.NONE);
    }

    @Test
    void whatIsWrittenIntoABarStays() {
        Crop found = bars(
                16,
                (i, x, y) -> y > 162 && y < 172 && x > 80 && x < 240 && x % 3 == 0 && i % 4 == 1
                        ? 230
                        : between(0, 22, 0, 22, i, x, y));
        assertThat(found.top()).isBetween(22, 25);
        assertThat(found.bottom()).isLessThanOrEqualTo(10);
    }

    @Test
    void darkThemesAndTitlesAreNoBars() {
        assertThat(bars(16, (i, x, y) -> x < 80 ? 24 : 31 + (x * y + i) % 90)).isEqualTo(Crop.NONE);
        // white letters on black, the same all the time
        assertThat(bars(16, (i, x, y) -> y > 80 && y < 100 && x > 90 && x < 230 && x % 14 < 4 ? 240 : 0))
                .isEqualTo(Crop.NONE);
        assertThat(bars(2, (i, x, y) -> between(0, 22, 0, 22, 1, x, y))).isEqualTo(Crop.NONE);
        assertThat(bars(16, (i, x, y) -> 1)).isEqualTo(Crop.NONE);
    }
}
