package io.reprise.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.history.encode.AttentionEncoder;
import io.reprise.core.history.encode.HistoryEncoder;
import io.reprise.core.history.encode.KMeansEncoder;
import io.reprise.core.history.encode.MaxEncoder;
import io.reprise.core.history.encode.MeanEncoder;
import io.reprise.core.history.encode.RecurrentEncoder;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryEncoderTest {
    private static final FeatureMatrix SEGMENTS = FeatureMatrix.of(2, 2, new float[] {1, 0, 0, 1});
    private static final FeatureMatrix HISTORY = FeatureMatrix.of(3, 2, new float[] {1, -2, 3, 4, 5, 1});
    private static final FeatureMatrix NOTHING = FeatureMatrix.of(0, 2, new float[0]);
    private static final float[] IDENTITY = {1, 0, 0, 1};
    private static final List<HistoryEncoder> ALL = List.of(
            new MeanEncoder(2, Double.POSITIVE_INFINITY),
            new MeanEncoder(2, 1),
            new MaxEncoder(2),
            new KMeansEncoder(2, 4),
            new AttentionEncoder(2, 2, IDENTITY, IDENTITY),
            new RecurrentEncoder(2, 1, 8, new float[6], new float[3], new float[3]));

    @Test
    void emptyHistoryIsZeros() {
        for (HistoryEncoder encoder : ALL) {
            FeatureMatrix code = encoder.encode(SEGMENTS, NOTHING);
            assertThat(code.dim()).isEqualTo(encoder.dim());
            assertThat(code.values()).containsOnly(0f);
        }
    }

    @Test
    void meanMaxAndRecency() {
        assertThat(ALL.get(0).encode(SEGMENTS, HISTORY).values()).containsExactly(new float[] {3, 1}, within(1e-6f));
        // weights 1/4, 1/2, 1 over 7/4: (1 + 6 + 20) / 7, (-2 + 8 + 4) / 7
        assertThat(ALL.get(1).encode(SEGMENTS, HISTORY).values())
                .containsExactly(new float[] {27 / 7f, 10 / 7f}, within(1e-6f));
        assertThat(ALL.get(2).encode(SEGMENTS, HISTORY).values()).containsExactly(5, 4);
    }

    @Test
    void clustersAreFoundTheLargestFirst() {
        FeatureMatrix two = FeatureMatrix.of(5, 1, new float[] {10, 11, 12, -5, -6});
        assertThat(new KMeansEncoder(1, 2).encode(two, two).values())
                .containsExactly(new float[] {11, -5.5f}, within(1e-6f));
        FeatureMatrix one = FeatureMatrix.of(1, 1, new float[] {3});
        assertThat(new KMeansEncoder(1, 3).encode(one, one).values()).containsExactly(3, 0, 0);
    }

    @Test
    void attentionLooksWhereTheSegmentLooks() {
        // segment (1, 0) against keys 1, 3, 5 of the first dimension
        double root = Math.sqrt(2);
        double[] e = {Math.exp(1 / root), Math.exp(3 / root), Math.exp(5 / root)};
        double expected = (e[0] + 3 * e[1] + 5 * e[2]) / (e[0] + e[1] + e[2]);
        FeatureMatrix code = ALL.get(4).encode(SEGMENTS, HISTORY);
        assertThat(code.rows()).isEqualTo(2);
        assertThat(code.get(0, 0)).isCloseTo((float) expected, within(1e-5f));
    }

    @Test
    void recurrentByHand() {
        float[] input = {0.5f, 0.25f, 1, 0, 0, 0};
        float[] bias = {0, 0.1f, 0.2f};
        HistoryEncoder encoder = new RecurrentEncoder(2, 1, 2, input, new float[] {0.3f, 0.2f, 0.7f}, bias);
        double s = 0;
        for (int h : new int[] {3, 5}) { // only the newest two are read
            double r = 1 / (1 + Math.exp(-(0.5 * h + 0.3 * s)));
            double z = 1 / (1 + Math.exp(-(0.25 * h + 0.1 + 0.2 * s)));
            s = (1 - z) * Math.tanh(h + 0.2 + r * 0.7 * s) + z * s;
        }
        assertThat(encoder.encode(SEGMENTS, HISTORY).get(0, 0)).isCloseTo((float) s, within(1e-6f));
    }
}
