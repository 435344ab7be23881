package io.reprise.vision.builtin;

/**
 * Which colours lie beside which: how often each unordered pair of colours is found 3 pixels apart, to the right, below
 * and diagonally, square root taken. Grey fur against green grass is one thing, the same grey against blue another. A
 * co-occurrence matrix (Haralick, Shanmugam and Dinstein, IEEE SMC 3(6), 1973) of colours instead of grey levels.
 */
final class PairDescriptor implements Descriptor {
    private static final int APART = 3;
    private final ColourBins colours = ColourBins.COARSE;
    private final int width;
    private final int height;
    private final int[] bins;

    PairDescriptor(int width, int height) {
        this.width = width;
        this.height = height;
        this.bins = new int[width * height];
    }

    @Override
    public String name() {
        return "pairs";
    }

    @Override
    public int dim() {
        return colours.count() * (colours.count() + 1) / 2;
    }

    @Override
    public void describe(Picture picture, float[] into, int offset) {
        for (int i = 0; i < bins.length; i++) {
            bins[i] = colours.of(picture, i);
        }
        count(APART, 0, into, offset);
        count(0, APART, into, offset);
        count(APART, APART, into, offset);
        float pairs = 0;
        for (int d = offset; d < offset + dim(); d++) {
            pairs += into[d];
        }
        for (int d = offset; d < offset + dim(); d++) {
            into[d] = (float) Math.sqrt(into[d] / pairs);
        }
    }

    private void count(int right, int down, float[] into, int offset) {
        for (int y = 0; y < height - down; y++) {
            for (int x = 0; x < width - right; x++) {
                int a = bins[y * width + x];
                int b = bins[(y + down) * width + x + right];
                int larger = Math.max(a, b);
                into[offset + larger * (larger + 1) / 2 + Math.min(a, b)]++;
            }
        }
    }
}
