package io.reprise.core.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.segment.UniformSegmenter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which segments are alike, and what that costs, by hand; segments of 10 s. */
class VarietyTest {
    private static final long SECOND = 1_000_000;

    private static SegmentSimilarity looks(FeatureMatrix features, long... cuts) {
        long duration = 10 * SECOND * features.rows();
        return new SegmentSimilarity(new SelectionContext(
                duration,
                new UniformSegmenter(10 * SECOND).segment(duration, new long[0]),
                FeatureSpec.single("drawn/1", features.dim()),
                features,
                cuts,
                MomentCurve.FLAT,
                List.of(),
                Optional.empty()));
    }

    /** Three segments that all look different. */
    private static FeatureMatrix different() {
        return FeatureMatrix.of(3, 3, new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
    }

    /** The segment that is tried after the first was chosen. */
    private static int second(SegmentSimilarity looks, double... scores) {
        Variety variety = new Variety(looks, scores);
        assertThat(variety.next()).isZero();
        variety.remove(0, true);
        return variety.next();
    }

    @Test
    void theShotOfASegmentIsTheOneThatFillsMostOfIt() {
        assertThat(looks(different(), 13 * SECOND).sameShot(0, 1)).isFalse();
        assertThat(looks(different(), 13 * SECOND).sameShot(1, 2)).isTrue();
        assertThat(looks(different(), 17 * SECOND).sameShot(0, 1)).isTrue();
        assertThat(looks(different(), 17 * SECOND).sameShot(1, 2)).isFalse();
        assertThat(looks(different(), 15 * SECOND).sameShot(0, 1))
                .as("the first of equals")
                .isTrue();
        assertThat(looks(different(), 10 * SECOND).sameShot(0, 1)).isFalse();
        // 3 s, 5 s and 2 s: the shot in the middle, which is no other segment's
        SegmentSimilarity three = looks(different(), 13 * SECOND, 18 * SECOND);
        assertThat(three.sameShot(0, 1)).isFalse();
        assertThat(three.sameShot(1, 2)).isFalse();
        // 2 s, 3 s and 5 s: the last, which goes on
        assertThat(looks(different(), 12 * SECOND, 15 * SECOND).sameShot(1, 2)).isTrue();
    }

    @Test
    void looksAreComparedLessTheVideosMean() {
        Random random = new Random(1);
        float[] values = new float[12];
        for (int i = 0; i < 12; i++) {
            values[i] = 5 + (float) random.nextGaussian();
        }
        SegmentSimilarity looks = looks(FeatureMatrix.of(4, 3, values));
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < 4; b++) {
                double[] sums = new double[3];
                for (int d = 0; d < 3; d++) {
                    double mean = (values[d] + values[3 + d] + values[6 + d] + values[9 + d]) / 4.;
                    double x = values[3 * a + d] - mean;
                    double y = values[3 * b + d] - mean;
                    sums[0] += x * y;
                    sums[1] += x * x;
                    sums[2] += y * y;
                }
                assertThat(looks.like(a)[b]).isCloseTo(sums[0] / Math.sqrt(sums[1] * sums[2]), within(1e-5));
            }
        }
    }

    @Test
    void theSameShotCostsAStandardDeviation() {
        // segments 0 and 1 are one shot; of these scores the standard deviation is 1.247
        SegmentSimilarity looks = looks(different(), 20 * SECOND);
        assertThat(second(looks, 103, 102, 100)).as("100.75 against 100").isEqualTo(1);
        assertThat(second(looks, 103, 101, 100)).as("99.75 against 100").isEqualTo(2);
    }

    @Test
    void theSameLookCostsHalfOfIt() {
        SegmentSimilarity looks =
                looks(FeatureMatrix.of(3, 2, new float[] {1, 0, 1, 0, 0, 1}), 10 * SECOND, 20 * SECOND);
        assertThat(second(looks, 103, 101, 100)).as("100.38 against 100").isEqualTo(1);
        assertThat(second(looks, 103, 100.5, 100)).as("99.84 against 100").isEqualTo(2);
    }

    @Test
    void ofEqualsTheEarlierAndAtTheEndNone() {
        SegmentSimilarity looks = looks(different(), 10 * SECOND, 20 * SECOND);
        Variety variety = new Variety(looks, new double[] {1, 2, 2});
        for (int expected : new int[] {1, 2, 0, -1}) {
            assertThat(variety.next()).isEqualTo(expected);
            if (expected >= 0) {
                variety.remove(expected, false);
            }
        }
    }
}
