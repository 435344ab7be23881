package io.reprise.core.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CholeskyTest {
    @Test
    void byHand() {
        double[] x = Cholesky.solve(new double[][] {{4, Double.NaN}, {2, 3}}, new double[] {8, 8});
        assertThat(x).containsExactly(new double[] {1, 2}, within(1e-12));
    }

    @Test
    void theProductIsTheRightSide() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            int n = 1 + random.nextInt(20);
            double[][] a = positiveDefinite(n, random);
            double[] b = random.doubles(n, -5, 5).toArray();
            double[][] used = new double[n][];
            for (int i = 0; i < n; i++) {
                used[i] = a[i].clone();
            }
            double[] x = Cholesky.solve(used, b);
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += a[i][j] * x[j];
                }
                assertThat(sum).as("seed %d", seed).isCloseTo(b[i], within(1e-9));
            }
        }
    }

    /** B B' + I. */
    private static double[][] positiveDefinite(int n, Random random) {
        double[][] b = new double[n][];
        for (int i = 0; i < n; i++) {
            b[i] = random.doubles(n, -1, 1).toArray();
        }
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = i == j ? 1 : 0;
                for (int k = 0; k < n; k++) {
                    a[i][j] += b[i][k] * b[j][k];
                }
            }
        }
        return a;
    }
}
