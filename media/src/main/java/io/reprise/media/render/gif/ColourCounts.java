package io.reprise.media.render.gif;

import java.util.Arrays;

/**
 * How often each colour occurs, to the level as long as there are not too many; then to every second, fourth, .. level.
 * Memory stays the same however much is counted (an open-addressing table of 1 MB).
 */
final class ColourCounts {
    private static final int CAPACITY = 1 << 17;
    private static final int MOST = CAPACITY / 4 * 3;
    private static final int EMPTY = -1;

    /** Spreads neighbouring colours over the table (Knuth's multiplicative hashing). */
    private static final int SPREAD = 0x9E3779B1;

    private static final int SHIFT = 32 - 17;

    private int[] colours = empty();
    private int[] counts = new int[CAPACITY];
    private int size;
    private int mask = 0xffffff;

    private static int[] empty() {
        int[] colours = new int[CAPACITY];
        Arrays.fill(colours, EMPTY);
        return colours;
    }

    /** Counts one more of a colour, 0xRRGGBB. */
    void add(int colour) {
        add(colour & mask, 1);
    }

    private void add(int colour, int count) {
        int at = (colour * SPREAD) >>> SHIFT;
        while (colours[at] != colour) {
            if (colours[at] == EMPTY) {
                colours[at] = colour;
                size++;
                break;
            }
            at = (at + 1) & (CAPACITY - 1);
        }
        counts[at] += count;
        if (size > MOST) {
            coarsen();
        }
    }

    private void coarsen() {
        int[] before = colours;
        int[] often = counts;
        int bits = mask & 0xff;
        int kept = bits << 1 & 0xff;
        mask = kept << 16 | kept << 8 | kept;
        colours = empty();
        counts = new int[CAPACITY];
        size = 0;
        for (int i = 0; i < before.length; i++) {
            if (before[i] != EMPTY) {
                add(before[i] & mask, often[i]);
            }
        }
    }

    /** Takes colours and how often they occur. */
    @FunctionalInterface
    interface Taker {
        void colour(int rgb, int count);
    }

    /** Tells all colours that occur, in an order that depends on them alone. */
    void forEach(Taker taker) {
        for (int i = 0; i < colours.length; i++) {
            if (colours[i] != EMPTY) {
                taker.colour(colours[i], counts[i]);
            }
        }
    }

    int size() {
        return size;
    }
}
