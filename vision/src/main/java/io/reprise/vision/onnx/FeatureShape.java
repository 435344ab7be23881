package io.reprise.vision.onnx;

import java.nio.FloatBuffer;

/**
 * How a network's output becomes one vector an item: all its values row by row where there are {@code dim} of them, or,
 * where it is a map of {@code dim} channels over places ([N, C, H, W] or [N, C, T, H, W]; [N, H, W, C] where the input has
 * its colours last), the mean over the places.
 */
final class FeatureShape {
    private static final int LEAST_AXES_OF_A_MAP = 4;

    private FeatureShape() {}

    /** Whether an output of this shape gives {@code dim} values an item; every side must be known. */
    static boolean fits(long[] shape, long items, int dim, Layout layout) {
        return count(shape) == items * dim || isMap(shape, items, dim, layout);
    }

    private static boolean isMap(long[] shape, long items, int dim, Layout layout) {
        return shape.length >= LEAST_AXES_OF_A_MAP
                && shape[0] == items
                && shape[layout == Layout.NHWC ? shape.length - 1 : 1] == dim
                && count(shape) > 0;
    }

    private static long count(long[] shape) {
        long values = 1;
        for (long side : shape) {
            values = Math.multiplyExact(values, side);
        }
        return values;
    }

    /**
     * The vectors of the first items.
     *
     * @param shape of the output, for which {@link #fits} holds
     * @param wanted how many of its items are real
     */
    static float[][] vectors(FloatBuffer values, long[] shape, int wanted, long items, int dim, Layout layout) {
        float[][] vectors = new float[wanted][dim];
        boolean pooled = values.remaining() != items * dim;
        for (float[] vector : vectors) {
            if (pooled) {
                int places = (int) (count(shape) / items / dim);
                boolean last = layout == Layout.NHWC;
                mean(values, vector, places, last ? dim : 1, last ? 1 : places);
                values.position(values.position() + places * dim);
            } else {
                values.get(vector);
            }
        }
        return vectors;
    }

    private static void mean(FloatBuffer values, float[] vector, int places, int placeStep, int channelStep) {
        for (int c = 0; c < vector.length; c++) {
            int at = values.position() + c * channelStep;
            double sum = 0;
            for (int p = 0; p < places; p++) {
                sum += values.get(at + p * placeStep);
            }
            vector[c] = (float) (sum / places);
        }
    }
}
