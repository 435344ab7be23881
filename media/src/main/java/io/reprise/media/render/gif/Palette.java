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

    /** Side of a cube, less one. */
    private static final int REACH = (1 << SHIFT) - 1;

    private final int[] red;
    private final int[] green;
    private final int[] blue;
    private final short[][] candidates = new short[1 << (3 * BITS)][];

    /** From colours as 0xRRGGBB, 1 to 255 of them. */
    Palette(int[] colours) {
        if (colours.length < 1 || colours.length > 255) {
            throw new IllegalArgumentException("a palette has 1 to 255 colours, not " + colours.length);
        }
        red = new int[colours.length];
        green = new int[colours.length];
        blue = new int[colours.length];
        for (int i = 0; i < colours.length; i++) {
            red[i] = colours[i] >> 16 & 0xff;
            green[i] = colours[i] >> 8 & 0xff;
            blue[i] = colours[i] & 0xff;
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
            near = near(r >> SHIFT << SHIFT, g >> SHIFT << SHIFT, b >> SHIFT << SHIFT);
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

    /** The colours that can be nearest to one in the cube from a corner: no farther than another one surely is. */
    private short[] near(int r, int g, int b) {
        int surely = Integer.MAX_VALUE;
        for (int i = 0; i < red.length; i++) {
            surely = Math.min(surely, distance(farthest(red[i], r), farthest(green[i], g), farthest(blue[i], b)));
        }
        short[] near = new short[red.length];
        int count = 0;
        for (int i = 0; i < red.length; i++) {
            if (distance(outside(red[i], r), outside(green[i], g), outside(blue[i], b)) <= surely) {
                near[count++] = (short) i;
            }
        }
        return Arrays.copyOf(near, count);
    }

    /** How far a value is from the farthest in [low, low + REACH]. */
    private static int farthest(int value, int low) {
        return Math.max(Math.abs(value - low), Math.abs(value - low - REACH));
    }

    /** How far a value is from the nearest in [low, low + REACH]. */
    private static int outside(int value, int low) {
        return Math.max(0, Math.max(low - value, value - low - REACH));
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
