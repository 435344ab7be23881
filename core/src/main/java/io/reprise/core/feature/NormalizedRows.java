package io.reprise.core.feature;

import java.util.Arrays;
import java.util.List;

/** Vectors in a {@link WhitenedSpace}: each part as long as the root of its weight, so that products are weighted cosines. */
public final class NormalizedRows {
    private final List<FeaturePart> parts;
    private final int rows;
    private final int dim;
    private final float[] values;
    private final long[] present;

    NormalizedRows(List<FeaturePart> parts, int rows, int dim, float[] values, long[] present) {
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

    int dim() {
        return dim;
    }

    float[] values() {
        return values;
    }

    /** Which parts a vector has, a bit each. */
    long present(int row) {
        return present[row];
    }

    /** The numbers of one vector. */
    float[] row(int row) {
        return Arrays.copyOfRange(values, row * dim, (row + 1) * dim);
    }

    /** Some of these, in that order. */
    public NormalizedRows some(List<Integer> which) {
        float[] some = new float[which.size() * dim];
        long[] has = new long[which.size()];
        for (int i = 0; i < has.length; i++) {
            System.arraycopy(values, which.get(i) * dim, some, i * dim, dim);
            has[i] = present[which.get(i)];
        }
        return new NormalizedRows(parts, has.length, dim, some, has);
    }

    /** The same, dimension after dimension. */
    public NormalizedColumns columns() {
        return new NormalizedColumns(parts, dim, present, this::row);
    }

    /** The similarities of these (rows) to those (columns), in [-1, 1]; 0 where no part is common to both. */
    public float[][] similarities(NormalizedRows those) {
        return those.columns().similarities(this);
    }
}
