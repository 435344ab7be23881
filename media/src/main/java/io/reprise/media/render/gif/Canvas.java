package io.reprise.media.render.gif;

/** What a player shows after the pictures so far. */
final class Canvas {
    private final int width;
    private final int height;
    private final int[] shown;
    private boolean empty = true;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        shown = new int[width * height];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int pixels() {
        return shown.length;
    }

    /** Whether nothing has been drawn yet. */
    boolean isEmpty() {
        return empty;
    }

    /** The colour shown, 0xRRGGBB. */
    int shown(int pixel) {
        return shown[pixel];
    }

    /** The colours shown, 0xRRGGBB. */
    int[] copy() {
        return shown.clone();
    }

    /** Notes that a pixel was drawn in a colour. */
    void draw(int pixel, int colour) {
        shown[pixel] = colour;
    }

    /** Notes that a whole picture has been drawn. */
    void drawn() {
        empty = false;
    }

    /**
     * A part of the canvas.
     *
     * @param left first column
     * @param top first row
     * @param width columns; 0 for no part
     * @param height rows; 0 for no part
     */
    record Box(int left, int top, int width, int height) {
        boolean isEmpty() {
            return width == 0;
        }
    }
}
