package io.reprise.learn.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ComponentsTest {
    /** Features that vary by 8, 4 and 2 along three directions turned out of the axes, and hardly elsewhere. */
    private static float[][] features() {
        Random random = new Random(1);
        float[][] features = new float[4000][6];
        for (float[] feature : features) {
            double a = 8 * random.nextGaussian();
            double b = 4 * random.nextGaussian();
            double c = 2 * random.nextGaussian();
            feature[0] = (float) (3 + (a + b) / Math.sqrt(2));
            feature[1] = (float) ((a - b) / Math.sqrt(2));
            feature[2] = (float) (c - 5);
            for (int i = 3; i < 6; i++) {
                feature[i] = (float) (0.01 * random.nextGaussian());
            }
        }
        return features;
    }

    @Test
    void findsTheDirectionsOfLargestVariance() {
        Components components = Components.of(features(), 3, 0, 7);
        assertThat(components.mean()[2]).isCloseTo(-5, within(.2f));
        float[] first = components.basis()[0];
        assertThat(Math.abs(first[0] + first[1]) / Math.sqrt(2)).isCloseTo(1, within(.01));
        assertThat(Math.abs(components.basis()[2][2])).isCloseTo(1, within(.01f));
    }

    @Test
    void aPowerOfOneMakesAllWeighTheSame() {
        float[][] features = features();
        Components components = Components.of(features, 3, 1, 7);
        double[] squares = new double[3];
        for (float[] feature : features) {
            float[] of = components.of(feature);
            double length = 0;
            for (int k = 0; k < 3; k++) {
                squares[k] += of[k] * of[k] / features.length;
                length += of[k] * of[k];
            }
            assertThat(length).isCloseTo(1, within(1e-4));
        }
        assertThat(squares[0]).isCloseTo(squares[2], within(.03));
    }
}
