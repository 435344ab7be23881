package io.reprise.learn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingLossTest {
    @Test
    void byHand() {
        assertThat(RankingLoss.HINGE.value(0.25)).isEqualTo(0.75);
        assertThat(RankingLoss.HINGE.value(2)).isZero();
        assertThat(RankingLoss.SQUARED_HINGE.value(-1)).isEqualTo(4);
        assertThat(RankingLoss.HUBER.value(0)).isEqualTo(0.5);
        assertThat(RankingLoss.HUBER.value(-2)).isEqualTo(1.5 * 3 - 1.125);
        assertThat(RankingLoss.LOGISTIC.value(0)).isCloseTo(Math.log(2), within(1e-12));
        assertThat(RankingLoss.LOGISTIC.value(-1000)).isEqualTo(1000);
        // scores 1 | 0, 0: -log(e / (e + 2)), a third of it asked for
        double listwise = RankingLoss.LISTWISE.add(new double[] {1, 0, 0}, 0, 1, 2, new double[3], 1 / 3.0);
        assertThat(listwise).isCloseTo(-Math.log(Math.E / (Math.E + 2)) / 3, within(1e-12));
        // positives 2, 0; negatives 1: hinges 0 and 2 over two pairs
        assertThat(RankingLoss.HINGE.add(new double[] {2, 0, 1}, 0, 2, 1, new double[3], 1))
                .isEqualTo(1);
    }

    @Test
    void gradientsAgreeWithFiniteDifferences() {
        for (RankingLoss loss : RankingLoss.values()) {
            for (int seed = 0; seed < 20; seed++) {
                Random random = new Random(seed);
                double[] scores = random.doubles(9, -2, 2).toArray();
                double[] gradient = new double[9];
                loss.add(scores, 1, 3, 5, gradient, 0.5);
                for (int i = 0; i < 9; i++) {
                    double slope = (at(loss, scores, i, 1e-6) - at(loss, scores, i, -1e-6)) / 2e-6;
                    assertThat(gradient[i])
                            .as("%s, seed %d, score %d", loss, seed, i)
                            .isCloseTo(slope, within(1e-6));
                }
            }
        }
    }

    @Test
    void namesAreFound() {
        for (RankingLoss loss : RankingLoss.values()) {
            assertThat(RankingLoss.of(loss.id())).isEqualTo(loss);
        }
        assertThatThrownBy(() -> RankingLoss.of("none")).hasMessageContaining("huber");
    }

    private static double at(RankingLoss loss, double[] scores, int which, double shift) {
        double[] moved = scores.clone();
        moved[which] += shift;
        return loss.add(moved, 1, 3, 5, new double[9], 0.5);
    }
}
