package io.reprise.core.rank.reprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ShiftedConjugateGradientTest {
    @RepeatedTest(20)
    void everySolutionSolves(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int n = 1 + random.nextInt(40);
        float[][] kernel = kernel(n, random);
        double[] scale = random.doubles(n, .01, 1).toArray();
        double[] ridges = {.1, .15, 3, 1000};
        double[] wanted = random.doubles(n, -1, 1).toArray();
        double[][] solutions = ShiftedConjugateGradient.solve(kernel, scale, ridges, wanted);
        for (int s = 0; s < ridges.length; s++) {
            for (int i = 0; i < n; i++) {
                double sum = ridges[s] * solutions[s][i];
                for (int j = 0; j < n; j++) {
                    sum += scale[i] * scale[j] * kernel[i][j] * solutions[s][j];
                }
                assertThat(sum)
                        .as("row %d of ridge %s, seed %d", i, ridges[s], repetition.getCurrentRepetition())
                        .isCloseTo(wanted[i], within(1e-6));
            }
        }
    }

    @Test
    void nothingWantedIsSolvedByNothing() {
        double[][] solutions = ShiftedConjugateGradient.solve(
                new float[][] {{1}}, new double[] {1}, new double[] {1, 2}, new double[1]);
        assertThat(solutions[0]).containsExactly(0);
        assertThat(solutions[1]).containsExactly(0);
    }

    private static float[][] kernel(int n, Random random) {
        double[][] vectors = new double[n][];
        for (int i = 0; i < n; i++) {
            vectors[i] = random.doubles(5, -1, 1).toArray();
        }
        float[][] kernel = new float[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int d = 0; d < 5; d++) {
                    kernel[i][j] += (float) (vectors[i][d] * vectors[j][d]);
                }
            }
        }
        return kernel;
    }
}
