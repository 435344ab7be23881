package io.reprise.media.render.gif;

/**
 * Up to 255 colours and which of them is nearest to any other. Nearness weighs the channels as the eye does, roughly.
 * One thread uses a palette at a time: answers are remembered.
 */
public final class Palette {
    /** Weights of squared differences in red, green and blue. */
    static final int RED = 3;

    static final int GREEN = 6;
    static final int BLUE = 2;

    private static final int BITS = 6;
    private static final int SHIFT = 8 - BITS;

    private final int[] red;
    private final int[] green;
    private final int[] blue;
    private final short[] known = new short[1 << (3 * BITS)];

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

    /** The colour nearest to one given by its channels in [0, 255], to within 2 levels a channel. */
    int nearest(int r, int g, int b) {
        int cell = (r >> SHIFT) << (2 * BITS) | (g >> SHIFT) << BITS | b >> SHIFT;
        int found = known[cell];
        if (found == 0) {
            found = search(middle(r), middle(g), middle(b)) + 1;
            known[cell] = (short) found;
        }
        return found - 1;
    }

    private static int middle(int value) {
        return (value >> SHIFT << SHIFT) + (1 << (SHIFT - 1));
    }

    private int search(int r, int g, int b) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < red.length; i++) {
            int distance = distance(i, r, g, b);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
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
