package io.reprise.media.render.gif;

import java.util.Arrays;

/**
 * Up to 255 colours and which of them is nearest to any other. Nearness weighs the channels as the eye does, roughly.
 * One thread uses a palette at a time: for each small cube of colours it remembers which of its own can be nearest to any
 * in there, mostly one to four.
 */
public final class Palette {
    /** Weights of squared differences in red, green and blue. */
    static final int RED = 3;

    static final int GREEN = 6;
    static final int BLUE = 2;

    private static final int BITS = 5;
    private static final int SHIFT = 8 - BITS;

    /** Larger cubes, whose candidates are those of the small ones in them. */
    private static final int COARSE_BITS = 3;

    private static final int COARSE_SHIFT = 8 - COARSE_BITS;

    private final int[] red;
    private final int[] green;
    private final int[] blue;
    private final short[][] candidates = new short[1 << (3 * BITS)][];
    private final short[][] coarseCandidates = new short[1 << (3 * COARSE_BITS)][];
    private final short[] all;

    /** From colours as 0xRRGGBB, 1 to 255 of them. */
    Palette(int[] colours) {
        if (colours.length < 1 || colours.length > 255) {
            throw new IllegalArgumentException("a palette has 1 to 255 colours, not " + colours.length);
        }
        red = new int[colours.length];
        green = new int[colours.length];
        blue = new int[colours.length];
        all = new short[colours.length];
        for (int i = 0; i < colours.length; i++) {
            red[i] = colours[i] >> 16 & 0xff;
            green[i] = colours[i] >> 8 & 0xff;
            blue[i] = colours[i] & 0xff;
            all[i] = (short) i;
        }
    }

    /** Number of colours. */
    public int size() {
        return red.length;
    }

    /** A colour as 0xRRGGBB. */
    int colour(int index) {
        return red[index] << 16 | green[index] << 8 | blue[index];
    }

    /** The colour nearest to one given by its channels in [0, 255]; of equally near ones the first. */
    int nearest(int r, int g, int b) {
        int cell = (r >> SHIFT) << (2 * BITS) | (g >> SHIFT) << BITS | b >> SHIFT;
        short[] near = candidates[cell];
        if (near == null) {
            near = near(coarse(r, g, b), SHIFT, r, g, b);
            candidates[cell] = near;
        }
        int best = near[0];
        int least = distance(best, r, g, b);
        for (int i = 1; i < near.length; i++) {
            int distance = distance(near[i], r, g, b);
            if (distance < least) {
                least = distance;
                best = near[i];
            }
        }
        return best;
    }

    private short[] coarse(int r, int g, int b) {
        int cell = (r >> COARSE_SHIFT) << (2 * COARSE_BITS) | (g >> COARSE_SHIFT) << COARSE_BITS | b >> COARSE_SHIFT;
        short[] near = coarseCandidates[cell];
        if (near == null) {
            near = near(all, COARSE_SHIFT, r, g, b);
            coarseCandidates[cell] = near;
        }
        return near;
    }

    /**
     * Of some colours those that can be nearest to one in the cube of 2^shift levels a side in which a colour lies: no
     * farther than another one surely is.
     */
    private short[] near(short[] among, int shift, int r, int g, int b) {
        int side = (1 << shift) - 1;
        int red0 = r & ~side;
        int green0 = g & ~side;
        int blue0 = b & ~side;
        int surely = Integer.MAX_VALUE;
        for (short i : among) {
            int most = distance(
                    farthest(red[i], red0, side), farthest(green[i], green0, side), farthest(blue[i], blue0, side));
            surely = Math.min(surely, most);
        }
        short[] near = new short[among.length];
        int count = 0;
        for (short i : among) {
            int least = distance(
                    outside(red[i], red0, side), outside(green[i], green0, side), outside(blue[i], blue0, side));
            if (least <= surely) {
                near[count++] = i;
            }
        }
        return Arrays.copyOf(near, count);
    }

    /** How far a value is from the farthest in [low, low + side]. */
    private static int farthest(int value, int low, int side) {
        return Math.max(Math.abs(value - low), Math.abs(value - low - side));
    }

    /** How far a value is from the nearest in [low, low + side]. */
    private static int outside(int value, int low, int side) {
        return Math.max(0, Math.max(low - value, value - low - side));
    }

    /** Weighted squared difference between a colour of the palette and another. */
    int distance(int index, int r, int g, int b) {
        return distance(red[index] - r, green[index] - g, blue[index] - b);
    }

    /** Weighted square of a difference. */
    static int distance(int r, int g, int b) {
        return RED * r * r + GREEN * g * g + BLUE * b * b;
    }
}
