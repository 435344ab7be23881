package io.reprise.media.render.gif;

import io.reprise.media.render.gif.ColourCells.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Finds the colours for a picture: counts them ({@link ColourCounts}), takes close ones together ({@link ColourCells}), cuts
 * the box with the largest error in two until there are enough (variance-based median cut, after Wu 1991 in spirit), moves
 * the colours to the means of what they stand for (k-means), and each that stands mostly for one colour to that colour.
 * Deterministic.
 */
final class PaletteMaker {
    private static final int ROUNDS = 3;

    /** A colour that most of what it stands for has is shown exactly. */
    private static final double MOST = 0.5;

    private final ColourCounts counts = new ColourCounts();

    /** Counts a pixel of a colour, 0xRRGGBB. */
    void add(int colour) {
        counts.add(colour);
    }

    /**
     * The palette.
     *
     * @param size how many colours at most, 1 to 255
     */
    Palette make(int size) {
        List<Cell> cells = ColourCells.of(counts);
        if (cells.isEmpty()) {
            return new Palette(new int[] {0});
        }
        double[][] colours = split(cells, size);
        for (int round = 0; round < ROUNDS; round++) {
            colours = means(cells, colours);
        }
        settle(cells, colours);
        int[] packed =
                Arrays.stream(colours).mapToInt(PaletteMaker::pack).distinct().toArray();
        return new Palette(packed);
    }

    private static double[][] split(List<Cell> cells, int size) {
        Queue<Box> boxes = new PriorityQueue<>(size, Comparator.comparingDouble(box -> -box.error()));
        boxes.add(new Box(cells));
        while (boxes.size() < size && boxes.element().error() > 0) {
            boxes.addAll(boxes.remove().halves());
        }
        return boxes.stream().map(Box::mean).toArray(double[][]::new);
    }

    /** One round of k-means: every colour goes to the mean of the cells nearest to it. */
    private static double[][] means(List<Cell> cells, double[][] colours) {
        double[][] total = new double[colours.length][4];
        ColourSearch search = new ColourSearch(colours);
        for (Cell cell : cells) {
            double[] target = total[search.nearest(cell.mean())];
            for (int c = 0; c < 3; c++) {
                target[c] += cell.weight() * cell.mean()[c];
            }
            target[3] += cell.weight();
        }
        double[][] moved = new double[colours.length][];
        for (int i = 0; i < colours.length; i++) {
            double n = total[i][3];
            moved[i] = n == 0 ? colours[i] : new double[] {total[i][0] / n, total[i][1] / n, total[i][2] / n};
        }
        return moved;
    }

    /** Moves colours that stand mostly for a single cell to it. */
    private static void settle(List<Cell> cells, double[][] colours) {
        double[] total = new double[colours.length];
        ColourSearch search = new ColourSearch(colours);
        Cell[] largest = new Cell[colours.length];
        for (Cell cell : cells) {
            int index = search.nearest(cell.mean());
            total[index] += cell.weight();
            if (largest[index] == null || cell.weight() > largest[index].weight()) {
                largest[index] = cell;
            }
        }
        for (int i = 0; i < colours.length; i++) {
            if (largest[i] != null && largest[i].weight() >= MOST * total[i]) {
                colours[i] = largest[i].mean();
            }
        }
    }

    private static int pack(double[] colour) {
        return (int) Math.round(colour[0]) << 16 | (int) Math.round(colour[1]) << 8 | (int) Math.round(colour[2]);
    }

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
                weight += cell.weight();
                for (int c = 0; c < 3; c++) {
                    mean[c] += cell.weight() * cell.mean()[c];
                    variance[c] += cell.weight() * cell.mean()[c] * cell.mean()[c];
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
            List<Cell> below = new ArrayList<>();
            List<Cell> above = new ArrayList<>();
            for (Cell cell : cells) {
                (cell.mean()[channel] < mean[channel] ? below : above).add(cell);
            }
            if (below.isEmpty() || above.isEmpty()) { // equal but for rounding
                return List.of(new Box(cells.subList(0, 1)), new Box(cells.subList(1, cells.size())));
            }
            return List.of(new Box(below), new Box(above));
        }
    }
}
