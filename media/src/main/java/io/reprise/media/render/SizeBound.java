package io.reprise.media.render;

import io.reprise.core.error.InvalidValueException;
import java.util.Locale;

/**
 * How large pictures may be; smaller ones keep their size.
 *
 * @param side what is bounded
 * @param pixels at most so many, 2 to 8192
 */
public record SizeBound(Side side, int pixels) {
    /** What is bounded. */
    public enum Side {
        /** The columns, whatever the shape. */
        WIDTH,
        /** Columns or rows, whichever are more: a picture upright and one across come out equally large. */
        LONGER
    }

    private static final int LARGEST = 8192;

    public SizeBound {
        if (pixels < 2 || pixels > LARGEST) {
            String option = side == Side.WIDTH ? "width" : "size";
            throw new InvalidValueException(option, "a " + option + " is 2 to " + LARGEST + ", not " + pixels);
        }
    }

    /** A bound for the columns. */
    public static SizeBound width(int columns) {
        return new SizeBound(Side.WIDTH, columns);
    }

    /** A bound for the longer side. */
    public static SizeBound longer(int pixels) {
        return new SizeBound(Side.LONGER, pixels);
    }

    /** By how much pictures of a size are scaled, at most 1. */
    double scale(int width, int height) {
        int bounded = side == Side.WIDTH ? width : Math.max(width, height);
        return Math.min(1, pixels / (double) bounded);
    }

    @Override
    public String toString() {
        return side.name().toLowerCase(Locale.ROOT) + " " + pixels;
    }
}
