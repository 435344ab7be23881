package io.reprise.vision.builtin;

import java.util.Arrays;

/**
 * Which colours fill some place of the picture, wherever it is: for each colour the largest share it has of any of 5 x 8
 * cells, square root taken. A butterfly weighs as much as the meadow it flies over.
 */
final class SpotDescriptor implements Descriptor {
    private final Grid grid;
    private final float[] shares;

    SpotDescriptor(int width, int height) {
        grid = new Grid(width, height, 5, 8);
        shares = new float[grid.cells * ColourBins.COUNT];
    }

    @Override
    public String name() {
        return "spots";
    }

    @Override
    public int dim() {
        return ColourBins.COUNT;
    }

    @Override
    public void describe(Picture picture, float[] into, int offset) {
        Arrays.fill(shares, 0);
        for (int i = 0; i < picture.luma.length; i++) {
            int cell = grid.cellOf[i];
            shares[cell * ColourBins.COUNT + picture.bin[i]] += grid.shareOfPixel[cell];
        }
        for (int cell = 0; cell < grid.cells; cell++) {
            for (int bin = 0; bin < ColourBins.COUNT; bin++) {
                into[offset + bin] = Math.max(into[offset + bin], shares[cell * ColourBins.COUNT + bin]);
            }
        }
        for (int d = offset; d < offset + dim(); d++) {
            into[d] = (float) Math.sqrt(into[d]);
        }
    }
}
