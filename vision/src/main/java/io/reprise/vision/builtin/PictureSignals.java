package io.reprise.vision.builtin;

import io.reprise.core.rank.Signal;

/** The {@link Signal}s of a picture by itself. */
final class PictureSignals {
    /** Brightness, in [0, 1], up to which a pixel is black; set by hand. */
    private static final float BLACK_LUMA = .09f;
    /** Share of black pixels from which a picture is black; set by hand. */
    private static final float BLACK_SHARE = .98f;
    /** Motion, in [0, 1], below which a picture counts as the one before; set by hand. */
    private static final float FROZEN_CHANGE = .0012f;

    private PictureSignals() {}

    /** Writes the signals of a picture, and of how it moved, into a row of signals. */
    static void measure(Picture picture, Motion motion, float[] row) {
        row[Signal.MOTION.column()] = motion.amount();
        row[Signal.FROZEN.column()] = motion.known() && motion.amount() < FROZEN_CHANGE ? 1 : 0;
        row[Signal.SHARPNESS.column()] = Math.min(1, 10 * meanDetail(picture));
        row[Signal.COLOURFULNESS.column()] =
                Math.min(1, (float) Math.sqrt(variance(picture.blue) + variance(picture.red)) * 4);
        row[Signal.BRIGHTNESS.column()] = Math.min(1, mean(picture.luma));
        row[Signal.CONTRAST.column()] = Math.min(1, (float) Math.sqrt(variance(picture.luma)));
        row[Signal.BLACK.column()] = share(picture.luma, BLACK_LUMA) >= BLACK_SHARE ? 1 : 0;
        row[Signal.TEXT.column()] = TextLikelihood.of(picture);
    }

    private static float meanDetail(Picture picture) {
        double sum = 0;
        int width = picture.width;
        for (int y = 1; y < picture.height - 1; y++) {
            for (int at = y * width + 1; at < (y + 1) * width - 1; at++) {
                float around = picture.luma[at - 1]
                        + picture.luma[at + 1]
                        + picture.luma[at - width]
                        + picture.luma[at + width];
                sum += Math.abs(picture.luma[at] - around / 4);
            }
        }
        return (float) (sum / picture.luma.length);
    }

    private static float mean(float[] plane) {
        double sum = 0;
        for (float value : plane) {
            sum += value;
        }
        return (float) (sum / plane.length);
    }

    private static float variance(float[] plane) {
        double sum = 0;
        double squares = 0;
        for (float value : plane) {
            sum += value;
            squares += value * value;
        }
        double mean = sum / plane.length;
        return (float) Math.max(0, squares / plane.length - mean * mean);
    }

    private static float share(float[] plane, float below) {
        int count = 0;
        for (float value : plane) {
            count += value < below ? 1 : 0;
        }
        return (float) count / plane.length;
    }
}
