package io.reprise.learn.distil;

/**
 * A picture in memory.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param rgb bytes R, G, B, row by row from the top left: 3 * width * height
 */
public record Photo(int width, int height, byte[] rgb) {
    public Photo {
        if (width < 1 || height < 1 || rgb.length != 3 * width * height) {
            throw new IllegalArgumentException(
                    "a " + width + "x" + height + " picture cannot have " + rgb.length + " bytes");
        }
    }

    /** Scaled down, its shape kept, so that the shorter side has at most so many pixels. */
    public Photo atMost(int shortSide) {
        double scale = (double) shortSide / Math.min(width, height);
        if (scale >= 1) {
            return this;
        }
        int columns = Math.max(1, (int) Math.round(width * scale));
        int rows = Math.max(1, (int) Math.round(height * scale));
        return new Photo(columns, rows, Resampler.resample(this, new Area(0, 0, width, height), columns, rows));
    }
}
