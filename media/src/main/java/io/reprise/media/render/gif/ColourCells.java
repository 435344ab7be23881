package io.reprise.media.render.gif;

import java.util.ArrayList;
import java.util.List;

/**
 * Colours that are close together, as one: cubes of 8 levels a channel, and where many pixels lie in one that differ, its
 * eighths, and theirs, down to single colours. So a film's thousands of colours become few enough to choose from, while
 * the two greys of a page stay two and a night sky's steps stay steps.
 */
final class ColourCells {
    private static final int COARSE_SHIFT = 3;

    /** A cube whose own error is more than this share of all cubes' is divided: the rest is what choosing can't see. */
    private static final double SHARE = 1.0 / 1500;

    /** So few colours are not taken together at all. */
    private static final int FEW = 8192;

    /**
     * Some colours as one.
     *
     * @param weight number of pixels
     * @param mean red, green, blue
     */
    record Cell(double weight, double[] mean) {}

    private final List<Cell> cells = new ArrayList<>();
    private double limit;

    private ColourCells() {}

    /** The cells of what was counted. */
    static List<Cell> of(ColourCounts counts) {
        ColourCells made = new ColourCells();
        List<Cube> cubes = coarse(counts);
        double error = 0;
        for (Cube cube : cubes) {
            error += cube.error();
        }
        made.limit = counts.size() <= FEW ? 0 : error * SHARE;
        cubes.forEach(cube -> made.divide(cube, COARSE_SHIFT));
        return made.cells;
    }

    private static List<Cube> coarse(ColourCounts counts) {
        Cube[] all = new Cube[1 << (3 * (8 - COARSE_SHIFT))];
        counts.forEach((rgb, count) -> {
            int bits = 8 - COARSE_SHIFT;
            int index = channel(rgb, 0) >> COARSE_SHIFT << (2 * bits)
                    | channel(rgb, 1) >> COARSE_SHIFT << bits
                    | channel(rgb, 2) >> COARSE_SHIFT;
            if (all[index] == null) {
                all[index] = new Cube();
            }
            all[index].add(rgb, count);
        });
        List<Cube> cubes = new ArrayList<>();
        for (Cube cube : all) {
            if (cube != null) {
                cubes.add(cube);
            }
        }
        return cubes;
    }

    private static int channel(int rgb, int channel) {
        return rgb >> (16 - 8 * channel) & 0xff;
    }

    private void divide(Cube cube, int shift) {
        if (shift == 0 || cube.size == 1 || cube.error() <= limit) {
            cells.add(cube.cell());
            return;
        }
        Cube[] eighths = new Cube[8];
        for (int i = 0; i < cube.size; i++) {
            int rgb = cube.colours[i];
            int eighth = 0;
            for (int c = 0; c < 3; c++) {
                eighth = 2 * eighth | (channel(rgb, c) >> (shift - 1) & 1);
            }
            if (eighths[eighth] == null) {
                eighths[eighth] = new Cube();
            }
            eighths[eighth].add(rgb, cube.counts[i]);
        }
        for (Cube eighth : eighths) {
            if (eighth != null) {
                divide(eighth, shift - 1);
            }
        }
    }

    /** The colours of a cube, and their sums. */
    private static final class Cube {
        private static final int[] WEIGHTS = {Palette.RED, Palette.GREEN, Palette.BLUE};
        private int[] colours = new int[4];
        private int[] counts = new int[4];
        private int size;
        private double weight;
        private final double[] sum = new double[3];
        private double squares;

        void add(int rgb, int count) {
            if (size == colours.length) {
                colours = java.util.Arrays.copyOf(colours, 2 * size);
                counts = java.util.Arrays.copyOf(counts, 2 * size);
            }
            colours[size] = rgb;
            counts[size++] = count;
            weight += count;
            for (int c = 0; c < 3; c++) {
                double value = channel(rgb, c);
                sum[c] += count * value;
                squares += count * value * value * WEIGHTS[c];
            }
        }

        /** Weighted squared error if all its pixels are shown in their mean. */
        double error() {
            double error = squares;
            for (int c = 0; c < 3; c++) {
                error -= WEIGHTS[c] * sum[c] * sum[c] / weight;
            }
            return Math.max(0, error);
        }

        Cell cell() {
            return new Cell(weight, new double[] {sum[0] / weight, sum[1] / weight, sum[2] / weight});
        }
    }
}
