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

    private final Canvas canvas;
    private final int width;
    private final ErrorWeights weights;
    private final SmoothedPicture wanted;
    private final float[] kept;
    private final float[] best;
    private final short[] nearest;
    private final boolean[] exact;
    private final int[] blocks;
    private byte[] rgb = {};
    private Palette palette = new Palette(new int[] {0});
    private NearColours colours = new NearColours(palette);

    PictureErrors(Canvas canvas) {
        this.canvas = canvas;
        this.width = canvas.width();
        this.weights = new ErrorWeights(width, canvas.height());
        this.wanted = new SmoothedPicture(canvas.pixels());
        this.kept = new float[canvas.pixels()];
        this.best = new float[canvas.pixels()];
        this.nearest = new short[canvas.pixels()];
        this.exact = new boolean[canvas.pixels()];
        this.blocks = new int[canvas.pixels()];
        Arrays.setAll(blocks, pixel -> weights.block(pixel % width, pixel / width));
    }

    /** Takes a picture and those after it, each bytes R, G, B; {@link #use} must follow. */
    void set(byte[] picture, List<byte[]> later) {
        rgb = picture;
        Arrays.fill(exact, false);
        weights.measure(picture);
        wanted.set(picture, later);
        if (canvas.isEmpty()) {
            Arrays.fill(kept, IMPOSSIBLE);
            return;
        }
        for (int pixel = 0; pixel < kept.length; pixel++) {
            kept[pixel] = errorOfShown(pixel);
        }
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
     * Finds the best colour of every pixel. Flat pixels whose colour the palette has are to be shown exactly from now on,
     * whatever is around them: a page's ground between letters.
     */
    void findBest() {
        for (int pixel = 0; pixel < best.length; pixel++) {
            findBest(pixel);
        }
    }

    private void findBest(int pixel) {
        int start = nearestByLevels(pixel);
        exact[pixel] = palette.colour(start) == source(pixel) && isFlat(pixel);
        if (exact[pixel] && !canvas.isEmpty()) {
            kept[pixel] = errorOfShown(pixel);
        }
        float least = Float.MAX_VALUE;
        for (int index : colours.near(start)) {
            float error = drawn(pixel, index);
            if (error < least) {
                least = error;
                nearest[pixel] = (short) index;
            }
        }
        best[pixel] = least;
    }

    /** Whether a pixel has the very colour of a neighbour in its row and of one in its column. */
    private boolean isFlat(int pixel) {
        int colour = source(pixel);
        int x = pixel % width;
        boolean inRow = (x > 0 && source(pixel - 1) == colour) || (x + 1 < width && source(pixel + 1) == colour);
        boolean above = pixel >= width && source(pixel - width) == colour;
        boolean below = pixel + width < best.length && source(pixel + width) == colour;
        return inRow && (above || below);
    }

    private int nearestByLevels(int pixel) {
        int p = 3 * pixel;
        return palette.nearest(rgb[p] & 0xff, rgb[p + 1] & 0xff, rgb[p + 2] & 0xff);
    }

    /** The error of a pixel in the colour nearest by levels: what another palette is compared by. */
    float roughly(int pixel) {
        return drawn(pixel, nearestByLevels(pixel));
    }

    /** The error of a pixel drawn in a colour of the palette. */
    float drawn(int pixel, int index) {
        return error(pixel, colours.luma(index), colours.blueDifference(index), colours.redDifference(index));
    }

    /** The error of a pixel that is left as it is. */
    float kept(int pixel) {
        return kept[pixel];
    }

    /** The error of a pixel in its best colour. */
    float best(int pixel) {
        return best[pixel];
    }

    /** The colours of the palette that come into question for a pixel, the best one's neighbours. */
    int[] candidates(int pixel) {
        return colours.near(nearest[pixel]);
    }

    /** The colour of a pixel in the source, 0xRRGGBB. */
    int source(int pixel) {
        int p = 3 * pixel;
        return (rgb[p] & 0xff) << 16 | (rgb[p + 1] & 0xff) << 8 | (rgb[p + 2] & 0xff);
    }

    private float error(int pixel, float luma, float blueDifference, float redDifference) {
        float y = luma - wanted.luma(pixel);
        float blue = blueDifference - wanted.blueDifference(pixel);
        float red = redDifference - wanted.redDifference(pixel);
        if (exact[pixel]) {
            return wanted.lasting(pixel) * ErrorWeights.FLATTEST * (y * y + blue * blue + red * red);
        }
        int block = blocks[pixel];
        return wanted.lasting(pixel)
                * (weights.luma(block) * y * y
                        + weights.blueDifference(block) * blue * blue
                        + weights.redDifference(block) * red * red);
    }

    /** The smallest box around the pixels that gain more than a threshold by being drawn; empty if none does. */
    Canvas.Box gaining(float threshold) {
        int top = canvas.height();
        int bottom = -1;
        int left = width;
        int right = -1;
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < width; x++) {
                if (kept[y * width + x] - best[y * width + x] > threshold) {
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
