package io.reprise.media.render.gif;

/**
 * What a player shows after the pictures so far, and what was to be seen there when each pixel was last drawn. A pixel
 * whose source has hardly changed since then is still: it may stay as it is. Compared with the source and not with what
 * is shown, the palette's error does not count as change, and a slow fade can't drift away unseen.
 */
final class Canvas {
    /** Weighted squared difference of a pixel that still counts as unchanged: 3 levels in every channel. */
    private static final int STILL = Palette.distance(3, 3, 3);

    private final int width;
    private final int height;
    private final byte[] source;
    private final int[] shown;
    private boolean empty = true;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        source = new byte[3 * width * height];
        shown = new int[width * height];
    }

    /** Whether nothing has been drawn yet. */
    boolean isEmpty() {
        return empty;
    }

    /** Whether a pixel may stay as it is. */
    boolean isStill(byte[] rgb, int pixel) {
        int p = 3 * pixel;
        return !empty
                && Palette.distance(
                                (rgb[p] & 0xff) - (source[p] & 0xff),
                                (rgb[p + 1] & 0xff) - (source[p + 1] & 0xff),
                                (rgb[p + 2] & 0xff) - (source[p + 2] & 0xff))
                        <= STILL;
    }

    /** The colour shown, 0xRRGGBB. */
    int shown(int pixel) {
        return shown[pixel];
    }

    /** Notes that a pixel of the picture was drawn in a colour. */
    void draw(byte[] rgb, int pixel, int colour) {
        int p = 3 * pixel;
        source[p] = rgb[p];
        source[p + 1] = rgb[p + 1];
        source[p + 2] = rgb[p + 2];
        shown[pixel] = colour;
    }

    /** Notes that a whole picture has been drawn. */
    void drawn() {
        empty = false;
    }

    /** The smallest box around what has changed; empty (no width) if nothing has. */
    Box changed(byte[] rgb) {
        if (empty) {
            return new Box(0, 0, width, height);
        }
        int top = 0;
        while (top < height && rowIsStill(rgb, top)) {
            top++;
        }
        if (top == height) {
            return new Box(0, 0, 0, 0);
        }
        int bottom = height;
        while (rowIsStill(rgb, bottom - 1)) {
            bottom--;
        }
        int left = width;
        int right = 0;
        for (int y = top; y < bottom; y++) {
            left = firstChange(rgb, y, left);
            right = lastChange(rgb, y, right);
        }
        return new Box(left, top, right - left, bottom - top);
    }

    private boolean rowIsStill(byte[] rgb, int y) {
        return firstChange(rgb, y, width) == width;
    }

    private int firstChange(byte[] rgb, int y, int before) {
        int x = 0;
        while (x < before && isStill(rgb, y * width + x)) {
            x++;
        }
        return x;
    }

    private int lastChange(byte[] rgb, int y, int after) {
        int x = width;
        while (x > after && isStill(rgb, y * width + x - 1)) {
            x--;
        }
        return x;
    }

    /** A part of the canvas. */
    record Box(int left, int top, int width, int height) {
        boolean isEmpty() {
            return width == 0;
        }
    }
}
