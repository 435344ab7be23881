package io.reprise.core.feature;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Vectors in a {@link VideoSpace}: each part as long as the root of its weight, so that products are weighted cosines. */
public final class PlacedVectors {
    private final List<FeaturePart> parts;
    private final int rows;
    private final int dim;
    private final float[] values;
    private final long[] present;

    PlacedVectors(List<FeaturePart> parts, int rows, int dim, float[] values, long[] present) {
        this.parts = parts;
        this.rows = rows;
        this.dim = dim;
        this.values = values;
        this.present = present;
    }

    /** Number of vectors. */
    public int rows() {
        return rows;
    }

    /** The similarities of these (rows) to those (columns), in [-1, 1]; 0 where no part is common to both. */
    public float[][] similarities(PlacedVectors those) {
        float[] transposed = those.transposed();
        float[][] similarities = new float[rows][those.rows];
        for (int i = 0; i < rows; i++) {
            float[] line = similarities[i];
            for (int d = 0; d < dim; d++) {
                add(line, values[i * dim + d], transposed, d * those.rows);
            }
            for (int j = 0; j < line.length; j++) {
                double weight = weight(present[i] & those.present[j]);
                line[j] = weight > 0 ? (float) Math.max(-1, Math.min(1, line[j] / weight)) : 0;
            }
        }
        return similarities;
    }

    /** The inner loop runs over columns, so that the compiler can take several at once. */
    private static void add(float[] line, float factor, float[] transposed, int from) {
        if (factor != 0) {
            for (int j = 0; j < line.length; j++) {
                line[j] += factor * transposed[from + j];
            }
        }
    }

    private float[] transposed() {
        float[] transposed = new float[values.length];
        for (int row = 0; row < rows; row++) {
            for (int d = 0; d < dim; d++) {
                transposed[d * rows + row] = values[row * dim + d];
            }
        }
        return transposed;
    }

    private double weight(long common) {
        double weight = 0;
        for (int p = 0; p < parts.size(); p++) {
            weight += (common >> p & 1) == 1 ? parts.get(p).weight() : 0;
        }
        return weight;
    }

    /**
     * The function that sums the similarities to these vectors, each times its coefficient: what a kernel method has
     * learned, folded so that it costs the same however many vectors there are.
     */
    public SimilaritySum sum(double[] coefficients) {
        Map<Long, float[]> folded = new TreeMap<>();
        for (int row = 0; row < rows; row++) {
            float[] sum = folded.computeIfAbsent(present[row], mask -> new float[dim]);
            for (int d = 0; d < dim; d++) {
                sum[d] += (float) coefficients[row] * values[row * dim + d];
            }
        }
        return new SimilaritySum(folded);
    }

    /** A weighted sum of similarities; vectors that have the same parts are folded into one. */
    public static final class SimilaritySum {
        private final Map<Long, float[]> folded;

        private SimilaritySum(Map<Long, float[]> folded) {
            this.folded = folded;
        }

        /** The sum for each vector of the same space. */
        public double[] of(PlacedVectors those) {
            double[] sums = new double[those.rows];
            folded.forEach((parts, vector) -> those.addProducts(parts, vector, sums));
            return sums;
        }
    }

    private void addProducts(long otherPresent, float[] other, double[] sums) {
        for (int row = 0; row < rows; row++) {
            double weight = weight(present[row] & otherPresent);
            if (weight > 0) {
                float dot = 0;
                for (int d = 0; d < dim; d++) {
                    dot += values[row * dim + d] * other[d];
                }
                sums[row] += dot / weight;
            }
        }
    }
}
