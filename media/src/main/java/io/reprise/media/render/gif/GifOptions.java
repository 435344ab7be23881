package io.reprise.media.render.gif;

/**
 * What a GIF's bytes are weighed against. An error is a squared difference of luma and of both colour differences,
 * each divided by twice the variance of its surroundings plus the constant C2 of the structural similarity index (Wang et
 * al. 2004, "Image quality assessment"); summed over a picture it is, to first order, what the index loses.
 *
 * @param colours of a palette, 2 to 255
 * @param bitsPerError how many bits are worth one unit of error, above 0
 */
public record GifOptions(int colours, double bitsPerError) {
    /** The best quality. */
    public static final int BEST = 100;

    private static final int USUAL = 75;

    /** Bits a unit of error at quality 75, chosen on the film at 100 s; frames of the film at 245 s were looked at. */
    private static final double USUAL_BITS = 5;

    /** Steps of quality that double what an error may cost. */
    private static final double DOUBLING = 12;

    public GifOptions {
        if (colours < 2 || colours > 255) {
            throw new IllegalArgumentException("a GIF's palette has 2 to 255 colours, not " + colours);
        }
        if (!(bitsPerError > 0 && bitsPerError < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("bits a unit of error are above 0, not " + bitsPerError);
        }
    }

    /**
     * The options of a quality.
     *
     * @param quality 0 to {@link #BEST}; fractions are fine
     * @param colours of a palette, 2 to 255
     */
    public static GifOptions ofQuality(double quality, int colours) {
        if (!(quality >= 0 && quality <= BEST)) {
            throw new IllegalArgumentException("quality is 0 to " + BEST + ", not " + quality);
        }
        return new GifOptions(colours, USUAL_BITS * Math.pow(2, (quality - USUAL) / DOUBLING));
    }
}
