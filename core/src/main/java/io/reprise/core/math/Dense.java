package io.reprise.core.math;

/**
 * Kernels on float arrays, written so that the JIT compiler turns their inner loops into vector instructions: a sum
 * over one running variable would not be, because Java fixes the order of floating-point additions.
 */
public final class Dense {
    private static final int LANES = 512;
    private static final int DEPTH_BLOCK = 64;

    private Dense() {}

    /** Room that {@link #dot} works in; one a thread. */
    public static float[] scratch() {
        return new float[LANES];
    }

    /**
     * The inner product of two stretches of the same length.
     *
     * @param scratch from {@link #scratch}; its content does not matter
     */
    public static float dot(float[] a, int fromA, float[] b, int fromB, int length, float[] scratch) {
        int lanes = Math.min(LANES, length);
        for (int j = 0; j < lanes; j++) {
            scratch[j] = a[fromA + j] * b[fromB + j];
        }
        int at = lanes;
        for (; at + LANES <= length; at += LANES) {
            addProducts(a, fromA + at, b, fromB + at, scratch);
        }
        float sum = sum(scratch, lanes);
        for (; at < length; at++) {
            sum += a[fromA + at] * b[fromB + at];
        }
        return sum;
    }

    private static void addProducts(float[] a, int fromA, float[] b, int fromB, float[] lanes) {
        for (int j = 0; j < LANES; j++) {
            lanes[j] += a[fromA + j] * b[fromB + j];
        }
    }

    /** Folds the upper half onto the lower one until one number is left. */
    private static float sum(float[] values, int count) {
        int width = count;
        while (width > 1) {
            int half = width / 2;
            int upper = width - half;
            for (int j = 0; j < half; j++) {
                values[j] += values[upper + j];
            }
            width = upper;
        }
        return count == 0 ? 0 : values[0];
    }

    /** Adds factor * x to y. */
    public static void addScaled(float factor, float[] x, int fromX, float[] y, int fromY, int length) {
        for (int j = 0; j < length; j++) {
            y[fromY + j] += factor * x[fromX + j];
        }
    }

    /**
     * Adds the matrix product x w to y.
     *
     * @param rows rows of x [rows][depth] and of y [rows][columns]
     * @param w row after row [depth][columns], beginning at row fromW
     */
    public static void addProduct(float[] x, int rows, int depth, float[] w, int fromW, int columns, float[] y) {
        for (int block = 0; block < depth; block += DEPTH_BLOCK) {
            int end = Math.min(depth, block + DEPTH_BLOCK);
            for (int row = 0; row < rows; row++) {
                addRow(x, row * depth, block, end, w, fromW, columns, y, row * columns);
            }
        }
    }

    private static void addRow(
            float[] x, int fromX, int begin, int end, float[] w, int fromW, int columns, float[] y, int fromY) {
        int k = begin;
        for (; k + 3 < end; k += 4) {
            add4(x, fromX + k, w, (fromW + k) * columns, columns, y, fromY);
        }
        for (; k < end; k++) {
            addScaled(x[fromX + k], w, (fromW + k) * columns, y, fromY, columns);
        }
    }

    private static void add4(float[] x, int fromX, float[] w, int w0, int columns, float[] y, int fromY) {
        float x0 = x[fromX];
        float x1 = x[fromX + 1];
        float x2 = x[fromX + 2];
        float x3 = x[fromX + 3];
        int w1 = w0 + columns;
        int w2 = w1 + columns;
        int w3 = w2 + columns;
        for (int j = 0; j < columns; j++) {
            y[fromY + j] += x0 * w[w0 + j] + x1 * w[w1 + j] + (x2 * w[w2 + j] + x3 * w[w3 + j]);
        }
    }
}
