package io.reprise.core.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.time.TimeRange;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pictures that are turned by an angle: the cosine of the difference is their similarity. */
class LoopSimilarityTest {
    private static final long SECOND = 1_000_000;

    private static LoopSimilarity loop(float... turns) {
        float[] values = new float[2 * turns.length];
        long[] times = new long[turns.length];
        for (int i = 0; i < turns.length; i++) {
            times[i] = i * SECOND;
            values[2 * i] = (float) Math.cos(turns[i]);
            values[2 * i + 1] = (float) Math.sin(turns[i]);
        }
        return new LoopSimilarity(Optional.of(
                new FeatureTrack(FeatureSpec.single("drawn/1", 2), times, FeatureMatrix.of(turns.length, 2, values))));
    }

    @Test
    void aLoopComparesTheMomentsNearestToItsEnds() {
        // pictures at 0, 1, 2 and 3 s, turned by 0, 0.5, 0.7 and 2
        LoopSimilarity loop = loop(0, .5f, .7f, 2);
        assertThat(loop.of(TimeRange.ofSeconds(0, 3))).as("0 and 3").isCloseTo(Math.cos(2), within(1e-6));
        assertThat(loop.of(TimeRange.ofSeconds(0, 2.4))).as("0 and 2").isCloseTo(Math.cos(.7), within(1e-6));
        assertThat(loop.of(TimeRange.ofSeconds(.6, 2.6))).as("1 and 3").isCloseTo(Math.cos(1.5), within(1e-6));
        assertThat(loop.of(TimeRange.ofSeconds(1.4, 2.6))).as("1 and 3").isCloseTo(Math.cos(1.5), within(1e-6));
        assertThat(loop.of(TimeRange.ofSeconds(1.6, 9))).as("2 and the last").isCloseTo(Math.cos(1.3), within(1e-6));
        assertThat(loop.of(new TimeRange(SECOND, 2_500_001)))
                .as("just nearer to 2")
                .isCloseTo(Math.cos(.2), within(1e-6));
    }

    @Test
    void withoutMomentsNoLoopIsBetterThanAnother() {
        assertThat(loop().of(TimeRange.ofSeconds(0, 3))).isZero();
        assertThat(new LoopSimilarity(Optional.empty()).of(TimeRange.ofSeconds(0, 3)))
                .isZero();
    }
}
