package io.reprise.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.rank.Signal;
import io.reprise.core.rank.SignalTrack;
import io.reprise.core.time.TimeRange;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EmptyStretchesTest {
    private static final long SECOND = 1_000_000;

    /** A video whose light, from 0 to 1, is given; black below 0.02. */
    private static List<TimeRange> stretches(long[] times, long durationMicros, LongToDoubleFunction light) {
        int dim = SignalTrack.SPEC.dim();
        float[] rows = new float[times.length * dim];
        for (int i = 0; i < times.length; i++) {
            double value = light.applyAsDouble(times[i]);
            rows[i * dim + Signal.BRIGHTNESS.column()] = (float) (0.5 * value);
            rows[i * dim + Signal.CONTRAST.column()] = (float) (0.2 * value);
            rows[i * dim + Signal.BLACK.column()] = value < 0.02 ? 1 : 0;
        }
        var track = new FeatureTrack(SignalTrack.SPEC, times, FeatureMatrix.of(times.length, dim, rows));
        return EmptyStretches.of(new SignalTrack(track), durationMicros);
    }

    private static long[] every(long step, long end) {
        return LongStream.iterate(0, at -> at < end, at -> at + step).toArray();
    }

    @Test
    void fadesBelongToTheBlackTheyLeadInto() {
        // light up to 10 s, out until 11, black until 13, in until 14.5, light again with slow changes
        List<TimeRange> found = stretches(every(125_000, 20 * SECOND), 20 * SECOND, at -> {
            double seconds = at / 1e6;
            double steady = 0.8 + 0.01 * Math.sin(seconds);
            return steady * Math.max(0, Math.min(1, seconds < 12 ? 11 - seconds : (seconds - 13) / 1.5));
        });
        assertThat(found).hasSize(1);
        assertThat(found.get(0).startMicros()).isBetween(10 * SECOND - 130_000, 10 * SECOND + 130_000);
        assertThat(found.get(0).endMicros()).isBetween(14 * SECOND, 14_600_000L);
    }

    @Test
    void aHardCutToBlackHasNoFade() {
        List<TimeRange> found = stretches(
                every(250_000, 20 * SECOND), 20 * SECOND, at -> at >= 5 * SECOND && at < 7 * SECOND ? 0 : 0.7);
        assertThat(found).containsExactly(new TimeRange(5 * SECOND, 7 * SECOND));
        assertThat(stretches(every(250_000, 20 * SECOND), 20 * SECOND, at -> 0.7))
                .isEmpty();
    }

    @Test
    void aVideoThatEndsOrIsAllBlackIsBlackToItsEnd() {
        assertThat(stretches(every(250_000, 10 * SECOND), 10 * SECOND, at -> at >= 8 * SECOND ? 0 : 0.7))
                .containsExactly(new TimeRange(8 * SECOND, 10 * SECOND));
        assertThat(stretches(every(250_000, 10 * SECOND), 10 * SECOND, at -> 0))
                .containsExactly(new TimeRange(0, 10 * SECOND));
    }

    @Test
    void aGapIsEmptyAndASlideShowIsNot() {
        long[] times = LongStream.concat(
                        LongStream.of(every(250_000, 10 * SECOND)),
                        LongStream.of(every(250_000, 10 * SECOND)).map(at -> at + 30 * SECOND))
                .toArray();
        assertThat(stretches(times, 40 * SECOND, at -> 0.7)).containsExactly(new TimeRange(10_750_000, 30 * SECOND));
        assertThat(stretches(every(10 * SECOND, 100 * SECOND), 100 * SECOND, at -> 0.7))
                .isEmpty();
    }
}
