package io.reprise.vision.builtin;

/** The colour of every pixel as one of 3 x 7 x 7 bins: brightness by the two colour differences, these within +-0.3. */
final class ColourBins {
    static final int LIGHT = 3;
    static final int CHROMA = 7;
    static final int COUNT = LIGHT * CHROMA * CHROMA;
    private static final float REACH = .3f;

    private ColourBins() {}

    /** The bin of a colour. */
    static int of(float luma, float blue, float red) {
        int light = bin(luma, LIGHT);
        int towardsBlue = bin((blue + REACH) / (2 * REACH), CHROMA);
        int towardsRed = bin((red + REACH) / (2 * REACH), CHROMA);
        return (light * CHROMA + towardsBlue) * CHROMA + towardsRed;
    }

    private static int bin(float share, int bins) {
        return Math.max(0, Math.min(bins - 1, (int) (share * bins)));
    }
}
