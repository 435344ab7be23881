package io.reprise.core.feature;

import io.reprise.core.math.Dense;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;

/**
 * Several weighted sums of similarities to the same vectors: what a kernel method has learned. Vectors that have the same
 * parts are folded into one, so that a sum costs the same however many there are.
 */
public final class SimilaritySums {
    private final int count;
    private final int dim;
    private final Map<Long, float[]> folded = new TreeMap<>();

    /**
     * Folds.
     *
     * @param coefficients of the vectors in each sum [sums][vectors]
     */
    public SimilaritySums(PlacedVectors vectors, double[][] coefficients) {
        count = coefficients.length;
        dim = vectors.dim();
        for (int row = 0; row < vectors.rows(); row++) {
            float[] sums = folded.computeIfAbsent(vectors.present(row), parts -> new float[count * dim]);
            for (int sum = 0; sum < count; sum++) {
                float factor = (float) coefficients[sum][row];
                Dense.addScaled(factor, vectors.values(), row * dim, sums, sum * dim, dim);
            }
        }
    }

    int count() {
        return count;
    }

    /**
     * The sums as one vector each [sums][dim], for products with vectors that have these parts.
     *
     * @param weight of the parts that two vectors have in common
     */
    float[] seenBy(long present, LongToDoubleFunction weight) {
        float[] seen = new float[count * dim];
        folded.forEach((parts, sums) -> {
            double common = weight.applyAsDouble(parts & present);
            if (common > 0) {
                Dense.addScaled((float) (1 / common), sums, 0, seen, 0, seen.length);
            }
        });
        return seen;
    }
}
