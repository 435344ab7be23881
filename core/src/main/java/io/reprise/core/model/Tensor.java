package io.reprise.core.model;

import java.util.Arrays;

/**
 * Numbers with a shape, row after row, none of them NaN or infinite. Not to be written to.
 *
 * @param shape length of each dimension, none negative; empty for a single number
 * @param values as many as the product of the shape
 */
public record Tensor(int[] shape, float[] values) {
    public Tensor {
        long count = 1;
        for (int length : shape) {
            count = length < 0 ? -1 : Math.multiplyExact(count, (long) length);
        }
        if (count != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values do not fill a tensor of shape " + Arrays.toString(shape));
        }
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("a tensor holds " + value);
            }
        }
    }

    /** A vector. */
    public static Tensor of(float[] values) {
        return new Tensor(new int[] {values.length}, values);
    }

    /** A matrix [rows][columns]. */
    public static Tensor of(int rows, int columns, float[] values) {
        return new Tensor(new int[] {rows, columns}, values);
    }

    /** A single number. */
    public static Tensor of(double value) {
        return new Tensor(new int[0], new float[] {(float) value});
    }
}
