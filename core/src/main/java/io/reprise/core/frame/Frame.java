package io.reprise.core.frame;

/**
 * One decoded picture, upright (rotation applied) and with square pixels, scaled to the size its reader asked for.
 *
 * @param timeMicros presentation time from the first frame shown
 * @param width columns
 * @param height rows
 * @param rgb bytes R, G, B, row by row from the top left, no padding: 3 * width * height. The array belongs to the
 *     decoder and is used again for the next frame: copy what you keep
 */
public record Frame(long timeMicros, int width, int height, byte[] rgb) {
    public Frame {
        if (width < 1 || height < 1 || rgb.length != 3 * width * height) {
            throw new IllegalArgumentException(
                    "a " + width + "x" + height + " frame cannot have " + rgb.length + " bytes");
        }
    }
}
