package io.reprise.bench;

import io.reprise.core.feature.FeatureMatrix;
import java.util.Random;

/** Vectors of normal values from a fixed seed. */
final class RandomVectors {
    private static final int SEED = 1;

    private RandomVectors() {}

    static FeatureMatrix of(int rows, int dim) {
        Random random = new Random(SEED);
        float[] values = new float[rows * dim];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return FeatureMatrix.of(rows, dim, values);
    }
}
