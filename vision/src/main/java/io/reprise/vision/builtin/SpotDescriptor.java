package io.reprise.vision.builtin;

/**
 * Which colours fill some small place of the picture, wherever it is: for each colour the largest share it has of any of
 * 9 x 16 cells, square root taken. A butterfly weighs as much as the meadow it flies over.
 */
final class SpotDescriptor implements Descriptor {
    private final ColourBins colours = ColourBins.FINE;
    private final int[][] pixelsByCell;
    private final float[] shares = new float[colours.count()];

    SpotDescriptor(int width, int height) {
        pixelsByCell = new Grid(width, height, 9, 16).pixelsByCell();
    }

    @Override
    public String name() {
        return "colour";
    }

    @Override
    public int dim() {
        return colours.count();
    }

    @Override
    public void describe(Picture picture, float[] into, int offset) {
        for (int[] pixels : pixelsByCell) {
            float share = 1f / pixels.length;
            for (int pixel : pixels) {
                shares[colours.of(picture, pixel)] += share;
            }
            for (int pixel : pixels) {
                int bin = colours.of(picture, pixel);
                into[offset + bin] = Math.max(into[offset + bin], shares[bin]);
                shares[bin] = 0;
            }
        }
        for (int d = offset; d < offset + dim(); d++) {
            into[d] = (float) Math.sqrt(into[d]);
        }
    }
}
