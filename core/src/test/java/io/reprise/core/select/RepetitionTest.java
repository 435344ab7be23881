package io.reprise.core.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.time.TimeRange;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Footage shown twice: a track of four random vectors a second, 40 s, of which some are repeated. */
class RepetitionTest {
    private static final int DIM = 16;
    private static final int MOMENTS = 160;
    private static final int STEP = 250_000;
    /** Where the copy begins: 20 s after the original. */
    private static final int LATER = 80;

    /** A track whose moments [from, to) are shown again 20 s later; all vectors share an offset. */
    private static Repetition repeated(int from, int to, double offset, long shift) {
        float[] values = new float[MOMENTS * DIM];
        Random random = new Random(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (offset + random.nextGaussian());
        }
        for (int moment = from; moment < to; moment++) {
            System.arraycopy(values, moment * DIM, values, (moment + LATER) * DIM, DIM);
        }
        long[] times = new long[MOMENTS];
        for (int i = 0; i < MOMENTS; i++) {
            times[i] = (long) i * STEP + (i >= LATER ? shift : 0);
        }
        return new Repetition(
                new FeatureTrack(FeatureSpec.single("drawn/1", DIM), times, FeatureMatrix.of(MOMENTS, DIM, values)));
    }

    private static TimeRange moments(int from, int to) {
        return new TimeRange((long) from * STEP, (long) to * STEP);
    }

    @Test
    void theSameIsRepeatedAndOtherFootageIsNot() {
        Repetition film = repeated(0, 12, 0, 0);
        assertThat(film.isRepeated(moments(0, 12), moments(80, 92))).isTrue();
        assertThat(film.isRepeated(moments(80, 92), moments(0, 12))).isTrue();
        assertThat(film.isRepeated(moments(0, 12), moments(100, 112))).isFalse();
        assertThat(film.isRepeated(moments(20, 32), moments(80, 92))).isFalse();
    }

    @Test
    void whatAllMomentsHaveInCommonMakesNothingTheSame() {
        Repetition film = repeated(0, 12, 100, 0);
        assertThat(film.isRepeated(moments(0, 12), moments(100, 112))).isFalse();
        assertThat(film.isRepeated(moments(0, 12), moments(80, 92))).isTrue();
    }

    @Test
    void halfOfTheRangeIsEnoughAndLessIsNot() {
        // of 12 moments the last 6, or the last 5, lie in the other range
        assertThat(repeated(0, 40, 0, 0).isRepeated(moments(0, 12), moments(86, 98)))
                .isTrue();
        assertThat(repeated(0, 40, 0, 0).isRepeated(moments(0, 12), moments(87, 99)))
                .isFalse();
        assertThat(repeated(0, 40, 0, 0).isRepeated(moments(10, 22), moments(84, 96)))
                .isTrue();
    }

    @Test
    void fewerThanThreeMomentsAreChance() {
        Repetition film = repeated(0, 12, 0, 0);
        assertThat(film.isRepeated(moments(0, 2), moments(80, 82))).isFalse();
        assertThat(film.isRepeated(moments(0, 2), moments(80, 92))).isFalse();
        assertThat(film.isRepeated(moments(0, 12), moments(80, 82))).isFalse();
        assertThat(film.isRepeated(moments(0, 3), moments(80, 83))).isTrue();
        assertThat(film.isRepeated(moments(0, 6), moments(80, 83)))
                .as("three of six")
                .isTrue();
    }

    @Test
    void theDistanceInTimeIsAnyButConstant() {
        assertThat(repeated(0, 12, 0, 77_777).isRepeated(moments(0, 12), new TimeRange(20_000_000, 23_100_000)))
                .isTrue();
        // played backwards every moment is there, at changing distances
        float[] values = new float[24 * DIM];
        Random random = new Random(2);
        for (int i = 0; i < 12 * DIM; i++) {
            values[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < 12; i++) {
            System.arraycopy(values, i * DIM, values, (23 - i) * DIM, DIM);
        }
        long[] times = new long[24];
        for (int i = 0; i < 24; i++) {
            times[i] = (long) i * STEP;
        }
        Repetition mirrored = new Repetition(
                new FeatureTrack(FeatureSpec.single("drawn/1", DIM), times, FeatureMatrix.of(24, DIM, values)));
        assertThat(mirrored.isRepeated(moments(0, 12), moments(12, 24))).isFalse();
    }

    @Test
    void longRangesAreComparedByEverySecondMoment() {
        assertThat(repeated(0, 48, 0, 0).isRepeated(moments(0, 48), moments(80, 128)))
                .isTrue();
        assertThat(repeated(0, 48, 0, 0).isRepeated(moments(0, 48), moments(110, 158)))
                .isFalse();
    }
}
