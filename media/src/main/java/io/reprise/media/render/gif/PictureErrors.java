package io.reprise.media.render.gif;

import java.util.Arrays;
import java.util.List;

/**
 * The errors (unit: see {@link GifOptions}) that the pixels of a picture would have: left as they are on the canvas, drawn
 * in a colour of the palette, drawn in the best of it. An error counts once for every picture it is likely to be seen in:
 * what is drawn well where nothing moves need not be drawn again.
 */
final class PictureErrors {
    /** The error of leaving a pixel where nothing has been drawn. */
    private static final float IMPOSSIBLE = 1e9f;

    private static final short UNKNOWN = -1;

    /**
     * Pictures for which an error counts at least: the eye follows what moves. Where it was one, what moved had ragged
     * edges and specks, and at equal similarity files were larger.
     */
    private static final int SEEN_AT_LEAST = 3;

    /**
     * By how much more an error weighs in a flat pixel whose colour the palette has: no phrase is worth a level. Where it was
     * 1, single pixels of a page's ground were a level off beside its letters.
     */
    private static final float EXACTLY = 16;

    /** A pixel left as it is with an error worth fewer bits needs no better colour, unless it is looked for. */
    private static final double GOOD_BITS = 0.1;

    /** Numbers kept of a pixel, side by side, as all are needed at once: see the places below. */
    private static final int TERMS = 8;

    /** Places of what an error in each plane weighs; each followed by what is wanted there. */
    private static final int LUMA = 0;

    private static final int BLUE_DIFFERENCE = 2;
    private static final int RED_DIFFERENCE = 4;

    /** Place of the error of the pixel left as it is. */
    private static final int KEPT = 6;

    /** Place of the least error that the pixel can have, drawn or left. */
    private static final int LEAST = 7;

    private final Bands bands;
    private final Canvas canvas;
    private final int width;
    private final ErrorWeights weights;
    private final SmoothedPicture wanted;
    private final float[] terms;
    /** The best colour of each pixel; {@link #UNKNOWN} where it was not looked for. */
    private final short[] nearest;

    private final float good;
    private final int[] blocks;
    private byte[] rgb = {};
    private Palette palette = new Palette(new int[] {0});
    private NearColours colours = new NearColours(palette);

    PictureErrors(Canvas canvas, double bitsPerError, Bands bands) {
        this.bands = bands;
        this.good = (float) (GOOD_BITS / bitsPerError);
        this.canvas = canvas;
        this.width = canvas.width();
        this.weights = new ErrorWeights(width, canvas.height(), bands);
        this.wanted = new SmoothedPicture(canvas.pixels());
        this.terms = new float[TERMS * canvas.pixels()];
        this.nearest = new short[canvas.pixels()];
        this.blocks = new int[canvas.pixels()];
        Arrays.setAll(blocks, pixel -> weights.block(pixel % width, pixel / width));
    }

    /** Takes a picture and those after it, each bytes R, G, B; {@link #use} must follow. */
    void set(byte[] picture, List<byte[]> later) {
        rgb = picture;
        weights.measure(picture);
        bands.run((first, end) -> {
            wanted.set(picture, later, first * width, end * width);
            for (int y = first; y < end; y++) {
                weighRow(y);
            }
        });
    }

    private void weighRow(int y) {
        for (int pixel = y * width; pixel < (y + 1) * width; pixel++) {
            int block = blocks[pixel];
            int seen = seen(pixel);
            weigh(
                    pixel,
                    seen * weights.luma(block),
                    seen * weights.blueDifference(block),
                    seen * weights.redDifference(block));
        }
    }

    /** For how many pictures an error of a pixel counts. */
    private int seen(int pixel) {
        return Math.max(SEEN_AT_LEAST, wanted.lasting(pixel));
    }

    /** Sets what a pixel's errors weigh, and the error of leaving it. */
    private void weigh(int pixel, float luma, float blueDifference, float redDifference) {
        int at = TERMS * pixel;
        terms[at + LUMA] = luma;
        terms[at + LUMA + 1] = wanted.luma(pixel);
        terms[at + BLUE_DIFFERENCE] = blueDifference;
        terms[at + BLUE_DIFFERENCE + 1] = wanted.blueDifference(pixel);
        terms[at + RED_DIFFERENCE] = redDifference;
        terms[at + RED_DIFFERENCE + 1] = wanted.redDifference(pixel);
        terms[at + KEPT] = canvas.isEmpty() ? IMPOSSIBLE : errorOfShown(pixel);
    }

    private float errorOfShown(int pixel) {
        int shown = canvas.shown(pixel);
        int red = shown >> 16;
        int green = shown >> 8 & 0xff;
        int blue = shown & 0xff;
        return error(
                pixel,
                Ycbcr.luma(red, green, blue),
                Ycbcr.blueDifference(red, green, blue),
                Ycbcr.redDifference(red, green, blue));
    }

    /** Draws in the colours of a palette from now on. */
    void use(Palette other, NearColours itsColours) {
        palette = other;
        colours = itsColours;
    }

    /**
     * Finds the best colour of every pixel that is not good as it is. Flat pixels whose colour the palette has are to be shown exactly from now on,
     * whatever is around them: a page's ground between letters.
     */
    void findBest() {
        bands.run((first, end) -> {
            for (int y = first; y < end; y++) {
                findBestOfRow(y);
            }
        });
    }

    private void findBestOfRow(int y) {
        for (int pixel = y * width; pixel < (y + 1) * width; pixel++) {
            if (!mayStay(pixel)) {
                findBest(pixel);
            }
        }
    }

    /** Whether a pixel is good as it is; a flat one only in its very colour, which it then keeps exactly. */
    private boolean mayStay(int pixel) {
        if (kept(pixel) >= good) {
            return false;
        }
        if (isFlat(pixel)) {
            if (canvas.shown(pixel) != source(pixel)) {
                return false;
            }
            weighExactly(pixel);
        }
        terms[TERMS * pixel + LEAST] = kept(pixel);
        nearest[pixel] = UNKNOWN;
        return true;
    }

    private void findBest(int pixel) {
        int start = nearestByLevels(pixel);
        if (palette.colour(start) == source(pixel) && isFlat(pixel)) {
            weighExactly(pixel);
        }
        int best = start;
        float least = Float.MAX_VALUE;
        for (int index : colours.near(start)) {
            float error = drawn(pixel, index);
            if (error < least) {
                least = error;
                best = index;
            }
        }
        nearest[pixel] = (short) best;
        terms[TERMS * pixel + LEAST] = Math.min(least, kept(pixel));
    }

    private void weighExactly(int pixel) {
        wanted.setUnsmoothed(pixel, source(pixel));
        float weight = EXACTLY * seen(pixel) * ErrorWeights.FLATTEST;
        weigh(pixel, weight, weight, weight);
    }

    /** Whether a pixel has the very colour of a neighbour in its row and of one in its column. */
    private boolean isFlat(int pixel) {
        int colour = source(pixel);
        int x = pixel % width;
        boolean inRow = (x > 0 && source(pixel - 1) == colour) || (x + 1 < width && source(pixel + 1) == colour);
        boolean above = pixel >= width && source(pixel - width) == colour;
        boolean below = pixel + width < nearest.length && source(pixel + width) == colour;
        return inRow && (above || below);
    }

    private int nearestByLevels(int pixel) {
        int p = 3 * pixel;
        return palette.nearest(rgb[p] & 0xff, rgb[p + 1] & 0xff, rgb[p + 2] & 0xff);
    }

    /** The sum of pixels' errors in the colours nearest by levels: what another palette is compared by. */
    double roughly(int[] pixels, int count) {
        float[] each = new float[count];
        new Bands(count, bands.threads()).run((first, end) -> {
            for (int i = first; i < end; i++) {
                each[i] = drawn(pixels[i], nearestByLevels(pixels[i]));
            }
        });
        double sum = 0; // in one order, whatever the number of threads
        for (float one : each) {
            sum += one;
        }
        return sum;
    }

    /** The error of a pixel drawn in a colour of the palette. */
    float drawn(int pixel, int index) {
        return error(pixel, colours.luma(index), colours.blueDifference(index), colours.redDifference(index));
    }

    /** The error of a pixel that is left as it is. */
    float kept(int pixel) {
        return terms[TERMS * pixel + KEPT];
    }

    /** The error of a pixel in its best colour, or left as it is if that is less. */
    float least(int pixel) {
        return terms[TERMS * pixel + LEAST];
    }

    /** The colours of the palette that come into question for a pixel, the best one's neighbours. */
    int[] candidates(int pixel) {
        if (nearest[pixel] == UNKNOWN) {
            findBest(pixel);
        }
        return colours.near(nearest[pixel]);
    }

    /** The colour of a pixel in the source, 0xRRGGBB. */
    int source(int pixel) {
        int p = 3 * pixel;
        return (rgb[p] & 0xff) << 16 | (rgb[p + 1] & 0xff) << 8 | (rgb[p + 2] & 0xff);
    }

    private float error(int pixel, float luma, float blueDifference, float redDifference) {
        int at = TERMS * pixel;
        float y = luma - terms[at + LUMA + 1];
        float blue = blueDifference - terms[at + BLUE_DIFFERENCE + 1];
        float red = redDifference - terms[at + RED_DIFFERENCE + 1];
        return terms[at + LUMA] * y * y
                + terms[at + BLUE_DIFFERENCE] * blue * blue
                + terms[at + RED_DIFFERENCE] * red * red;
    }

    /** The smallest box around the pixels that gain more than a threshold by being drawn; empty if none does. */
    Canvas.Box gaining(float threshold) {
        int top = canvas.height();
        int bottom = -1;
        int left = width;
        int right = -1;
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < width; x++) {
                if (kept(y * width + x) - least(y * width + x) > threshold) {
                    top = Math.min(top, y);
                    bottom = y;
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                }
            }
        }
        return bottom < 0 ? new Canvas.Box(0, 0, 0, 0) : new Canvas.Box(left, top, right - left + 1, bottom - top + 1);
    }
}
