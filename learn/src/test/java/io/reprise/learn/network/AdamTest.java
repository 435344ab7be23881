package io.reprise.learn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Our Adam against its formulas in double precision, through PyTorch's memory. */
class AdamTest {
    @Test
    void followsTheFormulas() {
        for (int weights : new int[] {1, 5, 4096, 4097, 250_001}) {
            follow(weights, 0.01, 0.1);
        }
    }

    private static void follow(int weights, double rate, double decay) {
        Random random = new Random(weights);
        float[] start = gaussians(weights, random);
        double[] w = new double[weights];
        double[] mean = new double[weights];
        double[] variance = new double[weights];
        for (int i = 0; i < weights; i++) {
            w[i] = start[i];
        }
        try (TorchDevice device = new TorchDevice()) {
            NDArray array = device.kept(start, weights);
            array.setRequiresGradient(true);
            Adam adam = new Adam(weights);
            for (int step = 1; step <= 5; step++) {
                float[] gradient = gaussians(weights, random);
                try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                    collector.backward(
                            array.mul(device.array(gradient, weights)).sum());
                }
                adam.step(array, array.getGradient(), rate, decay, step);
                for (int i = 0; i < weights; i++) {
                    mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
                    variance[i] = 0.999 * variance[i] + 0.001 * gradient[i] * gradient[i];
                    double meanHat = mean[i] / (1 - Math.pow(0.9, step));
                    double varianceHat = variance[i] / (1 - Math.pow(0.999, step));
                    w[i] = w[i] - rate * decay * w[i] - rate * meanHat / (Math.sqrt(varianceHat) + 1e-8);
                }
                assertThat(array.getGradient().toFloatArray()).containsOnly(0f);
            }
            float[] got = array.toFloatArray();
            for (int i = 0; i < weights; i++) {
                assertThat((double) got[i]).as("weight %d of %d", i, weights).isCloseTo(w[i], within(1e-5));
            }
        }
    }

    private static float[] gaussians(int count, Random random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
