package io.reprise.core.history.encode;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.math.Dense;
import io.reprise.core.math.Vectors;

/**
 * For each segment, the mean of the highlights weighted by a learned similarity to it: with q = x Q and k_j = h_j K, both
 * of length a, the code of segment x is sum_j softmax_j(q . k_j / sqrt(a)) h_j.
 *
 * @param dim d, dimensions of a highlight and of the code
 * @param width a, dimensions of queries and keys
 * @param query Q [d][a]
 * @param key K [d][a]
 */
public record AttentionEncoder(int dim, int width, float[] query, float[] key) implements HistoryEncoder {
    @Override
    public FeatureMatrix encode(FeatureMatrix segments, FeatureMatrix history) {
        float[] code = new float[segments.rows() * dim];
        if (history.rows() > 0) {
            float[] queries = project(segments, query);
            float[] keys = project(history, key);
            for (int s = 0; s < segments.rows(); s++) {
                double[] weights = weights(queries, s, keys, history.rows());
                for (int j = 0; j < weights.length; j++) {
                    Dense.addScaled((float) weights[j], history.values(), j * dim, code, s * dim, dim);
                }
            }
        }
        return FeatureMatrix.of(segments.rows(), dim, code);
    }

    private float[] project(FeatureMatrix rows, float[] matrix) {
        float[] projected = new float[rows.rows() * width];
        Dense.addProduct(rows.values(), rows.rows(), dim, matrix, 0, width, projected);
        return projected;
    }

    private double[] weights(float[] queries, int segment, float[] keys, int count) {
        float[] scratch = Dense.scratch();
        double[] weights = new double[count];
        for (int j = 0; j < count; j++) {
            weights[j] = Dense.dot(queries, segment * width, keys, j * width, width, scratch) / Math.sqrt(width);
        }
        Vectors.softmax(weights);
        return weights;
    }
}
