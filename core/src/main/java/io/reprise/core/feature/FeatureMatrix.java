package io.reprise.core.feature;

import java.util.Arrays;
import java.util.List;

/** Feature vectors as the rows of a dense matrix [rows][dim], float32, never NaN or infinite. Not to be written to. */
public final class FeatureMatrix {
    private final int rows;
    private final int dim;
    private final float[] values;

    private FeatureMatrix(int rows, int dim, float[] values) {
        this.rows = rows;
        this.dim = dim;
        this.values = values;
    }

    /**
     * Wraps values without copying them.
     *
     * @param values row after row, rows * dim of them
     * @throws IllegalArgumentException if their number does not fit, or one is NaN or infinite (the row is named)
     */
    public static FeatureMatrix of(int rows, int dim, float[] values) {
        if (rows < 0 || dim < 1 || (long) rows * dim != values.length) {
            throw new IllegalArgumentException(values.length + " values do not make " + rows + " rows of " + dim);
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "row " + i / dim + ", dimension " + i % dim + " of the features is " + values[i]);
            }
        }
        return new FeatureMatrix(rows, dim, values);
    }

    /** Copies vectors of equal length, at least one, into a matrix. */
    public static FeatureMatrix ofRows(List<float[]> vectors) {
        int dim = vectors.get(0).length;
        float[] values = new float[Math.multiplyExact(vectors.size(), dim)];
        for (int i = 0; i < vectors.size(); i++) {
            if (vectors.get(i).length != dim) {
                throw new IllegalArgumentException(
                        "vector " + i + " has " + vectors.get(i).length + " dimensions, the first has " + dim);
            }
            System.arraycopy(vectors.get(i), 0, values, i * dim, dim);
        }
        return of(vectors.size(), dim, values);
    }

    /** Number of vectors. */
    public int rows() {
        return rows;
    }

    /** Dimensions of each. */
    public int dim() {
        return dim;
    }

    /** One value. */
    public float get(int row, int column) {
        return values[row * dim + column];
    }

    /** A copy of one vector. */
    public float[] row(int row) {
        return Arrays.copyOfRange(values, row * dim, (row + 1) * dim);
    }

    /** A copy of the vectors [from, to). */
    public FeatureMatrix rows(int from, int to) {
        return new FeatureMatrix(to - from, dim, Arrays.copyOfRange(values, from * dim, to * dim));
    }

    /** All values, row after row: the matrix's own array, for kernels; do not write to it. */
    public float[] values() {
        return values;
    }
}
