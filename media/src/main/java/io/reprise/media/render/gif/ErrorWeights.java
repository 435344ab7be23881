package io.reprise.media.render.gif;

/**
 * What an error weighs in each block of 4x4 pixels of a picture, in luma and in both colour differences: the reciprocal
 * of twice the variance plus the constant C2 of the structural similarity index, in windows of 8x8 pixels that start every
 * 4, averaged over the windows a block lies in. Texture hides errors up to {@link #BUSIEST}; where all is flat an error
 * weighs {@link #FLATNESS} times more, as it shows as a band or a speck.
 */
final class ErrorWeights {
    /** C2 = (0.03 * 255) squared. */
    private static final float C2 = 58.5f;

    /** Variance (levels squared) beyond which errors are hidden no better: text would get a halo. */
    private static final float BUSIEST = 600;

    /** Variance below which an area begins to count as flat. */
    private static final float FLAT = 2;

    /** How many times more an error weighs where all pixels are alike. */
    private static final float FLATNESS = 20;

    /** The weight of an error where all pixels are alike. */
    static final float FLATTEST = FLATNESS / C2;

    private static final int SHIFT = 2;
    private static final int PLANES = 3;

    private final Bands bands;
    private final int width;
    private final int height;
    private final int columns;
    private final int rows;
    private final float[][] sums;
    private final float[][] squares;
    private final float[] windows;
    private final float[][] weights;

    ErrorWeights(int width, int height, Bands bands) {
        this.bands = bands;
        this.width = width;
        this.height = height;
        this.columns = (width + 3) >> SHIFT;
        this.rows = (height + 3) >> SHIFT;
        this.sums = new float[PLANES][columns * rows];
        this.squares = new float[PLANES][columns * rows];
        this.windows = new float[columns * rows];
        this.weights = new float[PLANES][columns * rows];
    }

    /** The block a pixel lies in. */
    int block(int x, int y) {
        return (y >> SHIFT) * columns + (x >> SHIFT);
    }

    float luma(int block) {
        return weights[0][block];
    }

    float blueDifference(int block) {
        return weights[1][block];
    }

    float redDifference(int block) {
        return weights[2][block];
    }

    /** Measures a picture, bytes R, G, B. */
    void measure(byte[] rgb) {
        for (int plane = 0; plane < PLANES; plane++) {
            java.util.Arrays.fill(sums[plane], 0);
            java.util.Arrays.fill(squares[plane], 0);
        }
        bands.run((first, end) -> {
            for (int y = first; y < end; y++) {
                sumRow(rgb, y);
            }
        });
        for (int plane = 0; plane < PLANES; plane++) {
            weighWindows(sums[plane], squares[plane]);
            average(weights[plane]);
        }
    }

    private void sumRow(byte[] rgb, int y) {
        for (int x = 0; x < width; x++) {
            int p = 3 * (y * width + x);
            int red = rgb[p] & 0xff;
            int green = rgb[p + 1] & 0xff;
            int blue = rgb[p + 2] & 0xff;
            int block = block(x, y);
            add(0, block, Ycbcr.luma(red, green, blue));
            add(1, block, Ycbcr.blueDifference(red, green, blue));
            add(2, block, Ycbcr.redDifference(red, green, blue));
        }
    }

    private void add(int plane, int block, float value) {
        // around the middle, where floats are most exact
        float centred = value - 128;
        sums[plane][block] += centred;
        squares[plane][block] += centred * centred;
    }

    private void weighWindows(float[] sum, float[] square) {
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int right = Math.min(columns - 1, x + 1);
                int below = Math.min(rows - 1, y + 1);
                float count = pixels(x, y) + pixels(right, y) + pixels(x, below) + pixels(right, below);
                float mean = four(sum, x, y, right, below) / count;
                float variance = Math.max(0, four(square, x, y, right, below) / count - mean * mean);
                windows[y * columns + x] = weight(variance);
            }
        }
    }

    private float four(float[] values, int left, int top, int right, int below) {
        return values[top * columns + left]
                + values[top * columns + right]
                + values[below * columns + left]
                + values[below * columns + right];
    }

    /** Pixels of a block; those at the right and lower edge may have fewer than 16. */
    private int pixels(int column, int row) {
        return Math.min(4, width - 4 * column) * Math.min(4, height - 4 * row);
    }

    private static float weight(float variance) {
        float flat = Math.max(1 / FLATNESS, Math.min(1, variance / FLAT));
        return 1 / (2 * Math.min(variance, BUSIEST) + C2 * flat);
    }

    private void average(float[] weight) {
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                weight[y * columns + x] = four(windows, Math.max(0, x - 1), Math.max(0, y - 1), x, y) / 4;
            }
        }
    }
}
