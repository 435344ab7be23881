package io.reprise.media.render.gif;

import java.util.Arrays;

/**
 * How many bits a pixel is likely to cost: what the pixel above cost in this picture and the same pixel in the one before.
 */
final class LocalRate {
    /** Weight of the pixel above; the rest is the same pixel's, in the picture before. */
    private static final float ABOVE = 0.7f;

    /** Bits a pixel at least and at most: where long phrases were, shorter ones must still be found. */
    private static final float LEAST = 0.3f;

    private static final float MOST = 4;
    private static final float AT_FIRST = 1;

    private final int width;
    private final float[] bits;

    LocalRate(Canvas canvas) {
        width = canvas.width();
        bits = new float[canvas.pixels()];
        Arrays.fill(bits, AT_FIRST);
    }

    /** What a pixel is likely to cost. */
    float bits(int pixel) {
        float here = bits[pixel];
        float above = pixel >= width ? bits[pixel - width] : here;
        return Math.max(LEAST, Math.min(MOST, ABOVE * above + (1 - ABOVE) * here));
    }

    /** Notes what a pixel did cost. */
    void note(int pixel, float cost) {
        bits[pixel] = cost;
    }
}
