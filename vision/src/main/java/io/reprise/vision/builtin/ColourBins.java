package io.reprise.vision.builtin;

/** Colours as a small number of bins: brightness by the two colour differences, evenly divided. */
final class ColourBins {
    /** 3 x 10 x 10 bins, the differences within +-0.3: for telling colours apart. */
    static final ColourBins FINE = new ColourBins(3, 10, .3f);

    private final int light;
    private final int chroma;
    private final float reach;

    private ColourBins(int light, int chroma, float reach) {
        this.light = light;
        this.chroma = chroma;
        this.reach = reach;
    }

    /** Number of bins. */
    int count() {
        return light * chroma * chroma;
    }

    /** The bin of a pixel. */
    int of(Picture picture, int pixel) {
        int brightness = bin(picture.luma[pixel], light);
        int towardsBlue = bin((picture.blue[pixel] + reach) / (2 * reach), chroma);
        int towardsRed = bin((picture.red[pixel] + reach) / (2 * reach), chroma);
        return (brightness * chroma + towardsBlue) * chroma + towardsRed;
    }

    private static int bin(float share, int bins) {
        return Math.max(0, Math.min(bins - 1, (int) (share * bins)));
    }
}
