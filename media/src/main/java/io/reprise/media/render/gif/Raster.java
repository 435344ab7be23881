package io.reprise.media.render.gif;

/** The pixels of a part of a canvas in the order in which a GIF holds them: row by row. */
final class Raster {
    private final int[] pixels;

    Raster(Canvas.Box box, int canvasWidth) {
        pixels = new int[box.width() * box.height()];
        for (int place = 0; place < pixels.length; place++) {
            int row = place / box.width();
            pixels[place] = (box.top() + row) * canvasWidth + box.left() + place - row * box.width();
        }
    }

    int size() {
        return pixels.length;
    }

    boolean has(int place) {
        return place < pixels.length;
    }

    /** The pixel of the canvas at a place. */
    int pixel(int place) {
        return pixels[place];
    }
}
