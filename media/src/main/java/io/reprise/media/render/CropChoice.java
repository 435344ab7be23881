package io.reprise.media.render;

import io.reprise.core.error.InvalidValueException;

/**
 * What of a video's pictures is shown.
 *
 * @param kind how it is chosen
 * @param across for {@link Kind#ASPECT} the wanted shape, across to {@code down}; above 0, 1 for other kinds
 * @param down see {@code across}
 */
public record CropChoice(Kind kind, double across, double down) {
    /** How it is chosen. */
    public enum Kind {
        /** Black bars are cut where they are certain. */
        AUTO,
        /** Bars as before; of the rest the largest part of a shape around the middle. */
        ASPECT,
        /** Everything that is stored. */
        NONE
    }

    /** Without black bars. */
    public static final CropChoice AUTO = new CropChoice(Kind.AUTO, 1, 1);

    /** Everything. */
    public static final CropChoice NONE = new CropChoice(Kind.NONE, 1, 1);

    private static final double LONGEST = 20;

    public CropChoice {
        if (!(across > 0 && down > 0 && across / down <= LONGEST && down / across <= LONGEST)) {
            throw new InvalidValueException(
                    "crop",
                    "a shape is two numbers above 0, one at most " + (int) LONGEST
                            + " times the other, such as 9:16, not " + across + ":" + down);
        }
    }

    /**
     * Reads "auto", "none" or a shape such as "9:16".
     *
     * @throws InvalidValueException if it is none of them
     */
    public static CropChoice parse(String text) {
        if (text.equals("auto")) {
            return AUTO;
        }
        if (text.equals("none")) {
            return NONE;
        }
        String[] sides = text.split(":", -1);
        try {
            if (sides.length == 2) {
                return new CropChoice(Kind.ASPECT, Double.parseDouble(sides[0]), Double.parseDouble(sides[1]));
            }
        } catch (NumberFormatException e) {
            // falls through: the message is the same
        }
        throw new InvalidValueException("crop", "a crop is auto, none or a shape such as 9:16, not " + text);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case AUTO -> "auto";
            case NONE -> "none";
            case ASPECT -> plain(across) + ":" + plain(down);
        };
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
    }
}
