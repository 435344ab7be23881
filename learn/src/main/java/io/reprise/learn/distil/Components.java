package io.reprise.learn.distil;

import io.reprise.core.math.Dense;
import io.reprise.core.model.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * The principal components of features, by which the teacher's are made small: the mean subtracted, turned into the
 * directions of largest variance, each divided by a power of its deviation, and scaled to length 1.
 *
 * @param mean of the features [dim]
 * @param basis directions, the largest variance first, each with its factor [components][dim]
 */
record Components(float[] mean, float[][] basis) {
    /** Orthogonal iterations: what is left of a direction outside is (variance ratio) to this power. */
    private static final int ITERATIONS = 30;

    /**
     * Of features.
     *
     * @param features [n][dim], at least 2
     * @param count of components, at most dim
     * @param power of the deviation that each component is divided by: 0 keeps the teacher's cosine, 1 makes all weigh
     *     the same
     */
    static Components of(float[][] features, int count, double power, long seed) {
        int dim = features[0].length;
        float[] mean = mean(features);
        float[] covariance = covariance(features, mean);
        Random random = new Random(seed);
        float[][] basis = new float[Math.min(count, dim)][dim];
        for (float[] direction : basis) {
            for (int i = 0; i < dim; i++) {
                direction[i] = (float) random.nextGaussian();
            }
        }
        double[] variances = new double[basis.length];
        for (int i = 0; i < ITERATIONS; i++) {
            basis = turned(basis, covariance, dim);
            variances = orthonormal(basis);
        }
        for (int k = 0; k < basis.length; k++) {
            double deviation = Math.sqrt(Math.max(variances[k], 1e-12));
            for (int i = 0; i < dim; i++) {
                basis[k][i] /= (float) Math.pow(deviation, power);
            }
        }
        return new Components(mean, basis);
    }

    private static float[] mean(float[][] features) {
        double[] sum = new double[features[0].length];
        for (float[] feature : features) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += feature[i];
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mean[i] = (float) (sum[i] / features.length);
        }
        return mean;
    }

    private static float[] covariance(float[][] features, float[] mean) {
        int dim = mean.length;
        float[] centred = new float[features.length * dim];
        float[] across = new float[dim * features.length];
        float scale = (float) (1 / Math.sqrt(features.length));
        for (int row = 0; row < features.length; row++) {
            for (int i = 0; i < dim; i++) {
                float value = (features[row][i] - mean[i]) * scale;
                centred[row * dim + i] = value;
                across[i * features.length + row] = value;
            }
        }
        float[] covariance = new float[dim * dim];
        Dense.addProduct(across, dim, features.length, centred, 0, dim, covariance);
        return covariance;
    }

    private static float[][] turned(float[][] basis, float[] covariance, int dim) {
        float[] flat = new float[basis.length * dim];
        for (int k = 0; k < basis.length; k++) {
            System.arraycopy(basis[k], 0, flat, k * dim, dim);
        }
        float[] product = new float[flat.length];
        Dense.addProduct(flat, basis.length, dim, covariance, 0, dim, product);
        float[][] turned = new float[basis.length][dim];
        for (int k = 0; k < basis.length; k++) {
            System.arraycopy(product, k * dim, turned[k], 0, dim);
        }
        return turned;
    }

    /** Makes the directions orthonormal in place, one after the other; returns their lengths before. */
    private static double[] orthonormal(float[][] basis) {
        float[] scratch = Dense.scratch();
        double[] lengths = new double[basis.length];
        for (int k = 0; k < basis.length; k++) {
            float[] direction = basis[k];
            for (int before = 0; before < k; before++) {
                float part = Dense.dot(direction, 0, basis[before], 0, direction.length, scratch);
                Dense.addScaled(-part, basis[before], 0, direction, 0, direction.length);
            }
            lengths[k] = Math.sqrt(Dense.dot(direction, 0, direction, 0, direction.length, scratch));
            float factor = (float) (1 / Math.max(lengths[k], 1e-20));
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= factor;
            }
        }
        return lengths;
    }

    /** Number of components. */
    int count() {
        return basis.length;
    }

    /** A feature in components, of length 1 [components]. */
    float[] of(float[] feature) {
        float[] centred = feature.clone();
        Dense.addScaled(-1, mean, 0, centred, 0, centred.length);
        float[] scratch = Dense.scratch();
        float[] out = new float[basis.length];
        double square = 0;
        for (int k = 0; k < out.length; k++) {
            out[k] = Dense.dot(centred, 0, basis[k], 0, centred.length, scratch);
            square += out[k] * out[k];
        }
        float factor = (float) (1 / Math.sqrt(Math.max(square, 1e-20)));
        for (int k = 0; k < out.length; k++) {
            out[k] *= factor;
        }
        return out;
    }

    Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        float[] flat = new float[basis.length * mean.length];
        for (int k = 0; k < basis.length; k++) {
            System.arraycopy(basis[k], 0, flat, k * mean.length, mean.length);
        }
        tensors.put("mean", Tensor.of(mean));
        tensors.put("basis", Tensor.of(basis.length, mean.length, flat));
        return tensors;
    }
}
