package io.reprise.core.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DenseTest {
    @Test
    void dotAgreesWithThePlainSum() {
        for (int length : new int[] {0, 1, 2, 7, 511, 512, 513, 1023, 1024, 4099, 8191}) {
            float[] a = random(length + 3, length);
            float[] b = random(length + 5, length + 1);
            double expected = 0;
            for (int i = 0; i < length; i++) {
                expected += (double) a[i + 3] * b[i + 5];
            }
            assertThat(Dense.dot(a, 3, b, 5, length, Dense.scratch()))
                    .as("length %d", length)
                    .isCloseTo((float) expected, within(1e-3f));
        }
    }

    @Test
    void productAgreesWithThePlainSum() {
        int rows = 5;
        int depth = 131;
        int columns = 17;
        float[] x = random(rows * depth, 1);
        float[] w = random((depth + 2) * columns, 2);
        float[] y = new float[rows * columns];
        y[0] = 1;
        Dense.addProduct(x, rows, depth, w, 2, columns, y);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double expected = r + c == 0 ? 1 : 0;
                for (int k = 0; k < depth; k++) {
                    expected += (double) x[r * depth + k] * w[(k + 2) * columns + c];
                }
                assertThat(y[r * columns + c]).isCloseTo((float) expected, within(1e-4f));
            }
        }
    }

    private static float[] random(int length, long seed) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
