package io.reprise.core.history.encode;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.math.Dense;

/**
 * The mean of the highlights' vectors, the newer ones weighing more: a highlight weighs half of one that is
 * {@code halfLife} places newer. An infinite half-life is the plain mean.
 *
 * @param dim dimensions of a highlight and of the code
 * @param halfLife in highlights, positive
 */
public record MeanEncoder(int dim, double halfLife) implements HistoryEncoder {
    public MeanEncoder {
        if (!(halfLife > 0)) {
            throw new IllegalArgumentException("a half-life must be positive, not " + halfLife);
        }
    }

    @Override
    public FeatureMatrix encode(FeatureMatrix segments, FeatureMatrix history) {
        int count = history.rows();
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += weight(count - 1 - i);
        }
        float[] code = new float[dim];
        for (int i = 0; i < count; i++) {
            Dense.addScaled((float) (weight(count - 1 - i) / total), history.values(), i * dim, code, 0, dim);
        }
        return FeatureMatrix.of(1, dim, code);
    }

    private double weight(int age) {
        return Math.pow(0.5, age / halfLife);
    }
}
