package io.reprise.media.render.gif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Up to 255 colours and which of them is nearest to any other. Nearness weighs the channels as the eye does, roughly.
 * For each small cube of colours it remembers which of its own can be nearest to any in there, mostly one to four. Several
 * threads may use it.
 */
public final class Palette {
    /** Weights of squared differences in red, green and blue. */
    static final int RED = 3;

    static final int GREEN = 6;
    static final int BLUE = 2;

    /** Bits a channel of the smallest cubes. */
    private static final int FINEST = 6;

    /** Bits a channel of the largest cubes; in between each is divided into eight. */
    private static final int COARSEST = 3;

    private final int[] red;
    private final int[] green;
    private final int[] blue;
    /** By bits a channel and cube; null as long as nothing in it was looked for. */
    private final List<AtomicReferenceArray<short[]>> candidates = new ArrayList<>();

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
        for (int bits = COARSEST; bits <= FINEST; bits++) {
            candidates.add(new AtomicReferenceArray<>(1 << (3 * bits)));
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
        short[] near = candidates(FINEST, r, g, b);
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

    /** Those that can be nearest to a colour in the cube in which one lies; chosen from those of the larger cube. */
    private short[] candidates(int bits, int r, int g, int b) {
        int shift = 8 - bits;
        int cube = (r >> shift) << (2 * bits) | (g >> shift) << bits | b >> shift;
        AtomicReferenceArray<short[]> known = candidates.get(bits - COARSEST);
        short[] near = known.getAcquire(cube);
        if (near == null) {
            near = near(bits == COARSEST ? all : candidates(bits - 1, r, g, b), shift, r, g, b);
            known.setRelease(cube, near);
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
