package io.reprise.core.rank.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingSvmTest {
    @Test
    void onePairByHand() {
        // minimise w^2/2 + max(0, 1 - 2w)^2: w = 2a with a = 1 / (|d|^2 + 1/(2C)) = 1/4.5
        float[] squared = RankingSvm.fit(new float[][] {{2, 0}}, new SvmOptions(1, true, 1e-6, 100, 1));
        assertThat(squared[0]).isCloseTo(2 / 4.5f, within(1e-6f));
        assertThat(squared[1]).isZero();
        // with the plain hinge the margin is met exactly: w = 1/2
        assertThat(RankingSvm.fit(new float[][] {{2, 0}}, new SvmOptions(1, false, 1e-6, 100, 1))[0])
                .isCloseTo(0.5f, within(1e-6f));
        // and with a small C the multiplier stays at its bound C: w = 2C
        assertThat(RankingSvm.fit(new float[][] {{2, 0}}, new SvmOptions(0.1, false, 1e-6, 100, 1))[0])
                .isCloseTo(0.2f, within(1e-6f));
    }

    @Test
    void noOtherWeightsAreBetter() {
        for (boolean squared : new boolean[] {true, false}) {
            float[][] differences = differences(300, 20, 3);
            SvmOptions options = new SvmOptions(0.5, squared, 1e-5, 5000, 2);
            float[] w = RankingSvm.fit(differences, options);
            double best = RankingSvm.objective(w, differences, options);
            Random random = new Random(4);
            for (int trial = 0; trial < 200; trial++) {
                float[] other = w.clone();
                other[random.nextInt(20)] += (float) (random.nextGaussian() * 0.02);
                assertThat(RankingSvm.objective(other, differences, options)).isGreaterThan(best - 1e-4 * best);
            }
        }
    }

    @Test
    void sameSeedSameWeights() {
        float[][] differences = differences(100, 7, 1);
        assertThat(RankingSvm.fit(differences, SvmOptions.standard(5)))
                .containsExactly(RankingSvm.fit(differences, SvmOptions.standard(5)));
    }

    @Test
    void refusesNothingAndNonsense() {
        assertThatThrownBy(() -> RankingSvm.fit(new float[0][], SvmOptions.standard(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SvmOptions(Double.NaN, true, 0.1, 1, 1)).hasMessageContaining("NaN");
        assertThat(new SvmOptions(1e-9, true, 1e-9, 1, 1).maxRounds()).isEqualTo(1);
        for (double bad : new double[] {0, -1, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new SvmOptions(bad, true, 0.1, 1, 1)).hasMessageContaining("" + bad);
        }
        assertThatThrownBy(() -> new SvmOptions(1, true, 0, 1, 1)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> new SvmOptions(1, true, 0.1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static float[][] differences(int count, int dim, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[count][dim];
        for (float[] row : rows) {
            for (int d = 0; d < dim; d++) {
                row[d] = (float) (random.nextGaussian() + 0.2 * d / dim);
            }
        }
        return rows;
    }
}
