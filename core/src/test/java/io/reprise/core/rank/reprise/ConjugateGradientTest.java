package io.reprise.core.rank.reprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class ConjugateGradientTest {
    @RepeatedTest(20)
    void theSolutionSolves(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int n = 1 + random.nextInt(40);
        float[][] kernel = kernel(n, random);
        double[] diagonal = random.doubles(n, .5, 30).toArray();
        double[] wanted = random.doubles(n, -1, 1).toArray();
        double[] solution = ConjugateGradient.solve(kernel, diagonal, wanted);
        for (int i = 0; i < n; i++) {
            double sum = diagonal[i] * solution[i];
            for (int j = 0; j < n; j++) {
                sum += kernel[i][j] * solution[j];
            }
            assertThat(sum)
                    .as("row %d of seed %d", i, repetition.getCurrentRepetition())
                    .isCloseTo(wanted[i], within(1e-6));
        }
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
