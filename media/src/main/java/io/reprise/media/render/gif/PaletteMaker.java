package io.reprise.media.render.gif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the colours for a clip: counts its colours in 32 steps a channel, cuts the box with the largest error in two
 * until there are enough (variance-based median cut, after Wu 1991 in spirit), and moves the colours to the means of
 * what they stand for (k-means). Deterministic.
 */
public final class PaletteMaker {
    private static final int BITS = 5;
    private static final int SHIFT = 8 - BITS;
    private static final int ROUNDS = 6;

    private final long[] count = new long[1 << (3 * BITS)];
    private final long[][] sum = new long[3][1 << (3 * BITS)];

    /**
     * Counts a picture's pixels.
     *
     * @param rgb bytes R, G, B
     * @param step every which pixel, at least 1
     */
    public void add(byte[] rgb, int step) {
        for (int i = 0; i + 2 < rgb.length; i += 3 * step) {
            int r = rgb[i] & 0xff;
            int g = rgb[i + 1] & 0xff;
            int b = rgb[i + 2] & 0xff;
            int cell = r >> SHIFT << (2 * BITS) | g >> SHIFT << BITS | b >> SHIFT;
            count[cell]++;
            sum[0][cell] += r;
            sum[1][cell] += g;
            sum[2][cell] += b;
        }
    }

    /**
     * The palette.
     *
     * @param size how many colours at most, 1 to 255
     */
    public Palette make(int size) {
        List<Cell> cells = cells();
        if (cells.isEmpty()) {
            return new Palette(new int[] {0});
        }
        double[][] colours = split(cells, size);
        for (int round = 0; round < ROUNDS; round++) {
            colours = means(cells, colours);
        }
        int[] packed =
                Arrays.stream(colours).mapToInt(PaletteMaker::pack).distinct().toArray();
        return new Palette(packed);
    }

    private List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < count.length; i++) {
            if (count[i] > 0) {
                double n = count[i];
                cells.add(new Cell(n, new double[] {sum[0][i] / n, sum[1][i] / n, sum[2][i] / n}));
            }
        }
        return cells;
    }

    private static double[][] split(List<Cell> cells, int size) {
        List<Box> boxes = new ArrayList<>(List.of(new Box(cells)));
        while (boxes.size() < size) {
            Box worst =
                    boxes.stream().max(Comparator.comparingDouble(Box::error)).orElseThrow();
            if (worst.error() <= 0) {
                break;
            }
            boxes.remove(worst);
            boxes.addAll(worst.halves());
        }
        return boxes.stream().map(Box::mean).toArray(double[][]::new);
    }

    /** One round of k-means: every colour goes to the mean of the cells nearest to it. */
    private static double[][] means(List<Cell> cells, double[][] colours) {
        double[][] total = new double[colours.length][4];
        for (Cell cell : cells) {
            double[] target = total[nearest(cell.mean, colours)];
            for (int c = 0; c < 3; c++) {
                target[c] += cell.weight * cell.mean[c];
            }
            target[3] += cell.weight;
        }
        double[][] moved = new double[colours.length][];
        for (int i = 0; i < colours.length; i++) {
            double n = total[i][3];
            moved[i] = n == 0 ? colours[i] : new double[] {total[i][0] / n, total[i][1] / n, total[i][2] / n};
        }
        return moved;
    }

    private static int nearest(double[] colour, double[][] colours) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < colours.length; i++) {
            double r = colours[i][0] - colour[0];
            double g = colours[i][1] - colour[1];
            double b = colours[i][2] - colour[2];
            double distance = Palette.RED * r * r + Palette.GREEN * g * g + Palette.BLUE * b * b;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private static int pack(double[] colour) {
        return (int) Math.round(colour[0]) << 16 | (int) Math.round(colour[1]) << 8 | (int) Math.round(colour[2]);
    }

    private record Cell(double weight, double[] mean) {}

    /** Cells that share a colour for now. */
    private static final class Box {
        private static final int[] WEIGHTS = {Palette.RED, Palette.GREEN, Palette.BLUE};
        private final List<Cell> cells;
        private final double[] mean = new double[3];
        private final double[] variance = new double[3];
        private double weight;

        Box(List<Cell> cells) {
            this.cells = cells;
            for (Cell cell : cells) {
                weight += cell.weight;
                for (int c = 0; c < 3; c++) {
                    mean[c] += cell.weight * cell.mean[c];
                    variance[c] += cell.weight * cell.mean[c] * cell.mean[c];
                }
            }
            for (int c = 0; c < 3; c++) {
                mean[c] /= weight;
                variance[c] = Math.max(0, variance[c] - weight * mean[c] * mean[c]) * WEIGHTS[c];
            }
        }

        double[] mean() {
            return mean;
        }

        /** Weighted squared error if all cells are shown in the mean; 0 for a box that can't be cut. */
        double error() {
            return cells.size() < 2 ? 0 : variance[0] + variance[1] + variance[2];
        }

        /** Cut at the mean of the channel with the largest error. */
        List<Box> halves() {
            int channel =
                    variance[0] >= variance[1] && variance[0] >= variance[2] ? 0 : variance[1] >= variance[2] ? 1 : 2;
            List<Cell> sorted = new ArrayList<>(cells);
            sorted.sort(Comparator.comparingDouble(cell -> cell.mean[channel]));
            int at = 1;
            while (at < sorted.size() - 1 && sorted.get(at).mean[channel] < mean[channel]) {
                at++;
            }
            return List.of(new Box(sorted.subList(0, at)), new Box(sorted.subList(at, sorted.size())));
        }
    }
}
