package io.reprise.core.rank.reprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Constants of the default ranker at their limits. */
class OptionsTest {
    private static TasteOptions taste(int changed, double value) {
        double[] o = {4, 1, .3, .05, .5, 10, .4, 20, .5};
        o[changed] = value;
        return new TasteOptions(o[0], o[1], o[2], o[3], o[4], o[5], o[6], o[7], o[8]);
    }

    @Test
    void ofTheTaste() {
        for (int positive : new int[] {0, 3, 5, 6, 7}) {
            assertThat(taste(positive, 1e-9)).isNotNull();
            assertThatThrownBy(() -> taste(positive, 0)).hasMessageContaining("0.0");
            assertThatThrownBy(() -> taste(positive, Double.NaN)).hasMessageContaining("NaN");
        }
        for (int notNegative : new int[] {1, 2, 4, 8}) {
            assertThat(taste(notNegative, 0)).isNotNull();
            assertThatThrownBy(() -> taste(notNegative, -1e-9)).hasMessageContaining("-1.0E-9");
            assertThatThrownBy(() -> taste(notNegative, Double.NaN)).hasMessageContaining("NaN");
        }
        for (int share : new int[] {4, 6, 8}) {
            assertThat(taste(share, 1)).isNotNull();
            assertThatThrownBy(() -> taste(share, 1.01)).hasMessageContaining("1.01");
        }
    }

    @Test
    void doubtGivesWayToTheHistory() {
        assertThat(TasteOptions.STANDARD.doubt(0)).isEqualTo(1);
        assertThat(TasteOptions.STANDARD.doubt(1)).isEqualTo(.5);
        assertThat(TasteOptions.STANDARD.doubt(3)).isEqualTo(.25);
        assertThat(taste(1, 0).doubt(0)).as("no history leaves all doubt").isEqualTo(1);
        assertThat(taste(1, 0).doubt(2)).isZero();
    }

    @Test
    void ofTheConfidence() {
        assertThat(new ConfidenceOptions(1, 1, 0, 0, 0, 1e-9)).isNotNull();
        assertThatThrownBy(() -> new ConfidenceOptions(0, 1, 0, 0, 0, 1)).hasMessageContaining("best 0");
        assertThatThrownBy(() -> new ConfidenceOptions(3, 2, 0, 0, 0, 1)).hasMessageContaining("at least 2");
        assertThatThrownBy(() -> new ConfidenceOptions(1, 1, -.1, 0, 0, 1)).hasMessageContaining("-0.1");
        assertThatThrownBy(() -> new ConfidenceOptions(1, 1, 0, -.1, 0, 1)).hasMessageContaining("-0.1");
        assertThatThrownBy(() -> new ConfidenceOptions(1, 1, 0, 0, Double.NaN, 1))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new ConfidenceOptions(1, 1, 0, 0, 0, 0)).hasMessageContaining("spread 0.0");
    }

    @Test
    void ofTheWeights() {
        assertThat(new RepriseWeights(0, 1, 2, 3).values()).containsExactly(0, 1, 2, 3);
        for (double bad : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new RepriseWeights(bad, 0, 0, 0)).hasMessageContaining("" + bad);
            assertThatThrownBy(() -> new RepriseWeights(0, 0, 0, bad)).hasMessageContaining("" + bad);
        }
    }
}
