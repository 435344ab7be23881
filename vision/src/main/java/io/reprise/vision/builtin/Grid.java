package io.reprise.vision.builtin;

/** Splits a picture into equal cells, row by row, and knows the cell of every pixel. */
final class Grid {
    final int cells;
    final int[] cellOf;
    final float[] shareOfPixel;

    Grid(int width, int height, int rows, int columns) {
        cells = rows * columns;
        cellOf = new int[width * height];
        int[] pixels = new int[cells];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int cell = y * rows / height * columns + x * columns / width;
                cellOf[y * width + x] = cell;
                pixels[cell]++;
            }
        }
        shareOfPixel = new float[cells];
        for (int cell = 0; cell < cells; cell++) {
            shareOfPixel[cell] = 1f / pixels[cell];
        }
    }

    /** Writes the mean of a plane over each cell. */
    void mean(float[] plane, float[] into, int offset) {
        for (int i = 0; i < plane.length; i++) {
            into[offset + cellOf[i]] += plane[i];
        }
        for (int cell = 0; cell < cells; cell++) {
            into[offset + cell] *= shareOfPixel[cell];
        }
    }

    /** The pixels of each cell. */
    int[][] pixelsByCell() {
        int[][] pixels = new int[cells][];
        int[] filled = new int[cells];
        for (int cell = 0; cell < cells; cell++) {
            pixels[cell] = new int[Math.round(1 / shareOfPixel[cell])];
        }
        for (int i = 0; i < cellOf.length; i++) {
            pixels[cellOf[i]][filled[cellOf[i]]++] = i;
        }
        return pixels;
    }
}
