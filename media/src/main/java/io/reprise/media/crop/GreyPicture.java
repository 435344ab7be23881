package io.reprise.media.crop;

/**
 * A picture in grey, as stored.
 *
 * @param grey one byte a pixel without sign, black being 0, row by row
 */
record GreyPicture(int width, int height, byte[] grey) {
    GreyPicture {
        if (grey.length != width * height) {
            throw new IllegalArgumentException(grey.length + " bytes are no picture of " + width + "x" + height);
        }
    }

    int grey(int x, int y) {
        return grey[y * width + x] & 0xff;
    }
}
