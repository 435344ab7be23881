package io.reprise.core.rank.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Newton's method against the gradient of the objective, worked out once more, and against dual coordinate descent. */
class PrimalNewtonTest {
    private static float[][] rows(int count, int dim, double scale, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[count][dim];
        for (float[] row : rows) {
            for (int d = 0; d < dim; d++) {
                row[d] = (float) (scale * (random.nextGaussian() + 0.3 * d / dim));
            }
        }
        return rows;
    }

    /** Length of w - 2 C sum_i max(0, 1 - w.d_i) d_i. */
    private static double gradient(float[] w, float[][] rows, double cost) {
        double[] gradient = new double[w.length];
        for (int d = 0; d < w.length; d++) {
            gradient[d] = w[d];
        }
        for (float[] row : rows) {
            double margin = 0;
            for (int d = 0; d < w.length; d++) {
                margin += w[d] * row[d];
            }
            for (int d = 0; d < w.length; d++) {
                gradient[d] -= 2 * cost * Math.max(0, 1 - margin) * row[d];
            }
        }
        double square = 0;
        for (double each : gradient) {
            square += each * each;
        }
        return Math.sqrt(square);
    }

    @Test
    void theGradientOfWhatItFindsIsAsShortAsAskedFor() {
        for (double cost : new double[] {0.01, 1, 100}) {
            for (long seed = 1; seed <= 3; seed++) {
                float[][] rows = rows(200, 12, 1, seed);
                double before = gradient(new float[12], rows, cost);
                float[] w = new PrimalNewton(rows, cost, 1e-4).solve(new float[12]);
                assertThat(gradient(w, rows, cost))
                        .as("C %s, seed %d", cost, seed)
                        .isLessThan(1.01e-4 * before);
            }
        }
    }

    @Test
    void itEndsAtTheSamePlaceWhereverItBegins() {
        float[][] rows = rows(150, 8, 1, 4);
        float[] fromZero = new PrimalNewton(rows, 2, 1e-6).solve(new float[8]);
        float[] start = new float[8];
        java.util.Arrays.fill(start, 5);
        float[] elsewhere = new PrimalNewton(rows, 2, 1e-6).solve(start);
        assertThat(elsewhere).containsExactly(fromZero, within(1e-4f));
        assertThat(start).as("the weights it begins with stay").containsOnly(5);
    }

    @Test
    void agreesWithDualCoordinateDescent() {
        float[][] rows = rows(60, 6, 1, 5);
        SvmOptions options = new SvmOptions(0.05, true, 1e-7, 25, 1);
        float[] dual = RankingSvm.fit(rows, options);
        float[] primal = new PrimalNewton(rows, 0.05, 1e-7).solve(new float[6]);
        assertThat(primal).containsExactly(dual, within(1e-4f));
    }

    @Test
    void onePairByHand() {
        // w = 2 a with a = 1 / (|d|^2 + 1 / (2 C)) = 1 / 4.5
        float[] w = new PrimalNewton(new float[][] {{2, 0}}, 1, 1e-6).solve(new float[2]);
        assertThat(w[0]).isCloseTo(2 / 4.5f, within(1e-5f));
        assertThat(w[1]).isZero();
    }

    @Test
    void theObjectiveByHand() {
        float[][] rows = {{3, 0}, {0, .25f}};
        float[] w = {1, 2};
        assertThat(RankingSvm.objective(w, rows, new SvmOptions(2, true, .1, 1, 1)))
                .isCloseTo(3, within(1e-9));
        assertThat(RankingSvm.objective(w, rows, new SvmOptions(2, false, .1, 1, 1)))
                .isCloseTo(3.5, within(1e-9));
    }

    /** The hinge's dual: every weight vector is a sum of rows, and the duality gap closes. */
    @Test
    void largeProblemsThatShrinkEndWhereSmallStepsEnd() {
        float[][] rows = rows(400, 5, 1, 6);
        for (boolean squared : new boolean[] {true, false}) {
            SvmOptions exact = new SvmOptions(1, squared, 1e-6, 3000, 1);
            double best = RankingSvm.objective(RankingSvm.fit(rows, exact), rows, exact);
            SvmOptions other = new SvmOptions(1, squared, 1e-6, 3000, 2);
            assertThat(RankingSvm.objective(RankingSvm.fit(rows, other), rows, exact))
                    .isCloseTo(best, within(1e-4 * best));
        }
    }
}
