package io.reprise.media.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.frame.Frame;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Drawn pictures: what is a cut and what is not, at even and uneven frame rates. */
class CutDetectorTest {
    private static final int W = 64;
    private static final int H = 36;
    private static final long STEP = 66_667;

    /** A scene of soft blobs, other for each seed, seen from a place that may move. */
    private static double[] scene(long seed, double shift) {
        Random random = new Random(seed);
        double[] rgb = new double[3 * W * H];
        double[] base = {40 + random.nextInt(150), 40 + random.nextInt(150), 40 + random.nextInt(150)};
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = base[i % 3];
        }
        for (int blob = 0; blob < 14; blob++) {
            paint(rgb, random, shift);
        }
        return rgb;
    }

    private static void paint(double[] rgb, Random random, double shift) {
        double x = random.nextDouble() * 2 * W - shift;
        double y = random.nextDouble() * H;
        double radius = 4 + random.nextDouble() * 8;
        double[] colour = {random.nextInt(256), random.nextInt(256), random.nextInt(256)};
        for (int i = 0; i < W * H; i++) {
            int row = i / W;
            double off = Math.hypot(i % W - x, row - y) / radius;
            double weight = Math.exp(-off * off);
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] += weight * (colour[c] - rgb[3 * i + c]);
            }
        }
    }

    private static double[] mix(double[] a, double[] b, double part) {
        double[] mixed = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            mixed[i] = a[i] + part * (b[i] - a[i]);
        }
        return mixed;
    }

    private static double[] flat(double level) {
        double[] rgb = new double[3 * W * H];
        java.util.Arrays.fill(rgb, level);
        return rgb;
    }

    /** Draws the picture shown at a moment. */
    private interface Film {
        double[] at(double seconds);
    }

    private static long[] cuts(Film film, double seconds, LongStream times) {
        return cuts(new CutDetector(), film, seconds, times);
    }

    private static long[] cuts(CutDetector detector, Film film, double seconds, LongStream times) {
        times.takeWhile(t -> t < seconds * 1e6).forEach(t -> detector.frame(new Frame(t, W, H, bytes(film, t))));
        return detector.cutsMicros();
    }

    private static byte[] bytes(Film film, long micros) {
        double[] drawn = film.at(micros / 1e6);
        byte[] rgb = new byte[drawn.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.max(0, Math.min(255, Math.round(drawn[i])));
        }
        return rgb;
    }

    private static LongStream even() {
        return LongStream.iterate(0, t -> t + STEP);
    }

    private static LongStream uneven() {
        Random random = new Random(5);
        return LongStream.iterate(0, t -> t + 33_333L * (1 + random.nextInt(5)));
    }

    @Test
    void cutsAreFoundAtTheFirstFrameAfter() {
        Film film = t -> scene((long) (t / 1.5), 3 * t);
        assertThat(cuts(film, 6, even())).containsExactly(23 * STEP, 45 * STEP, 68 * STEP);
        long[] found = cuts(film, 30, uneven());
        assertThat(found).hasSize(19);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i] - (i + 1) * 1_500_000L).isBetween(0L, 170_000L);
        }
    }

    @Test
    void nothingHappensInAStillOrAPan() {
        assertThat(cuts(t -> scene(1, 0), 5, even())).isEmpty();
        assertThat(cuts(t -> scene(1, 15 * t), 4, even())).isEmpty();
        assertThat(cuts(t -> scene(1, 30 * t), 2, uneven())).isEmpty();
    }

    @Test
    void flashesAreNoCuts() {
        for (double length : new double[] {0.05, 0.1, 0.2, 0.3}) {
            Film film = t -> t > 1 && t < 1 + length ? mix(scene(1, 0), flat(255), 0.8) : scene(1, 0);
            assertThat(cuts(film, 3, even())).as("%s s", length).isEmpty();
        }
    }

    @Test
    void fadesAndDissolvesAreNoCuts() {
        for (double length : new double[] {0.4, 0.7, 1, 2}) {
            Film fadeOut = t -> mix(scene(1, t), flat(0), Math.max(0, Math.min(1, (t - 1) / length)));
            Film dissolve = t -> mix(scene(1, t), scene(2, t), Math.max(0, Math.min(1, (t - 1) / length)));
            assertThat(cuts(fadeOut, 4, even())).as("fade of %s s", length).isEmpty();
            assertThat(cuts(dissolve, 4, even())).as("dissolve of %s s", length).isEmpty();
        }
    }

    @Test
    void otherLightIsNoCut() {
        assertThat(cuts(t -> mix(scene(3, 0), flat(0), t < 1 ? 0 : 0.6), 3, even()))
                .isEmpty();
    }

    @Test
    void cutsInTheDarkAreFound() {
        Film film = t -> mix(flat(0), scene(t < 1 ? 1 : 2, t), 0.15);
        assertThat(cuts(film, 3, even())).hasSize(1);
    }

    @Test
    void oneFrameOrNoneIsNoError() {
        assertThat(new CutDetector().cutsMicros()).isEmpty();
        assertThat(cuts(t -> flat(9), 0.01, even())).isEmpty();
    }

    @Test
    void thresholdsCountAndAreChecked() {
        Film film = t -> scene((long) (t / 1.5), 3 * t);
        CutOptions usual = CutOptions.DEFAULT;
        CutDetector strict = new CutDetector(new CutOptions(
                usual.flashMicros(),
                usual.apartMicros(),
                usual.neighbours(),
                250,
                250,
                usual.contrastShare(),
                usual.overBothSides(),
                usual.overCalmSide(),
                usual.overWildSide(),
                usual.returned(),
                usual.repeated(),
                usual.sameThings()));
        assertThat(cuts(strict, film, 6, even())).isEmpty();
        assertThat(cuts(new CutDetector(CutOptions.DEFAULT), film, 6, even())).hasSize(3);
        assertThatThrownBy(() -> CutOptions.DEFAULT.withLeastChange(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leastChange");
    }
}
