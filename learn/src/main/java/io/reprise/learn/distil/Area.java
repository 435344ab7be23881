package io.reprise.learn.distil;

/**
 * A rectangle of a picture, in pixels, borders between pixels allowed.
 *
 * @param left from the picture's left border
 * @param top from its upper border
 * @param width greater than 0
 * @param height greater than 0
 */
record Area(double left, double top, double width, double height) {
    Area {
        if (!(width > 0) || !(height > 0)) {
            throw new IllegalArgumentException("an area of " + width + " x " + height + " pixels is none");
        }
    }

    /** Moved and scaled inside a picture of that size; what would stick out is moved back in. */
    Area moved(double right, double down, double scale, int pictureWidth, int pictureHeight) {
        double w = Math.min(pictureWidth, width * scale);
        double h = Math.min(pictureHeight, height * scale);
        double x = left + (width - w) / 2 + right * width;
        double y = top + (height - h) / 2 + down * height;
        return new Area(Math.max(0, Math.min(pictureWidth - w, x)), Math.max(0, Math.min(pictureHeight - h, y)), w, h);
    }
}
