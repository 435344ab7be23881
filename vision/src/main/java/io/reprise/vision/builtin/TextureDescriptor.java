package io.reprise.vision.builtin;

import java.util.Arrays;

/**
 * What surfaces are like: the histogram of uniform local binary patterns, 8 neighbours, radius 1 (Ojala, Pietikäinen and
 * Mäenpää, IEEE TPAMI 24(7), 2002), in each of 2 x 3 cells, square root taken. A neighbour counts as brighter from a hundredth of full scale.
 */
final class TextureDescriptor implements Descriptor {
    private static final float BRIGHTER = .01f;
    private static final int UNIFORM = 58;
    private static final int CLASSES = UNIFORM + 1;
    private static final int[] CLASS_OF_PATTERN = classes();
    private final Grid grid;

    TextureDescriptor(int width, int height) {
        grid = new Grid(width, height, 2, 3);
    }

    @Override
    public String name() {
        return "texture";
    }

    @Override
    public int dim() {
        return grid.cells * CLASSES;
    }

    @Override
    public void describe(Picture picture, float[] into, int offset) {
        int width = picture.width;
        for (int y = 1; y < picture.height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int at = y * width + x;
                int texture = CLASS_OF_PATTERN[pattern(picture.luma, at, width)];
                into[offset + grid.cellOf[at] * CLASSES + texture] += grid.shareOfPixel[grid.cellOf[at]];
            }
        }
        for (int d = offset; d < offset + dim(); d++) {
            into[d] = (float) Math.sqrt(into[d]);
        }
    }

    private static int pattern(float[] luma, int at, int width) {
        float threshold = luma[at] + BRIGHTER;
        return (luma[at - width - 1] > threshold ? 1 : 0)
                | (luma[at - width] > threshold ? 2 : 0)
                | (luma[at - width + 1] > threshold ? 4 : 0)
                | (luma[at + 1] > threshold ? 8 : 0)
                | (luma[at + width + 1] > threshold ? 16 : 0)
                | (luma[at + width] > threshold ? 32 : 0)
                | (luma[at + width - 1] > threshold ? 64 : 0)
                | (luma[at - 1] > threshold ? 128 : 0);
    }

    /** Patterns with at most two changes around the circle get a class of their own, all others share the last. */
    private static int[] classes() {
        int[] classes = new int[256];
        Arrays.fill(classes, UNIFORM);
        int next = 0;
        for (int pattern = 0; pattern < 256; pattern++) {
            int turned = (pattern >> 1) | ((pattern & 1) << 7);
            if (Integer.bitCount(pattern ^ turned) <= 2) {
                classes[pattern] = next++;
            }
        }
        return classes;
    }
}
