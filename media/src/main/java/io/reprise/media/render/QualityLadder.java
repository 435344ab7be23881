package io.reprise.media.render;

/**
 * In which order things are given up for size: first detail, then, together, pictures a second and width (and a GIF's
 * colours). Counted in steps of about half the size each.
 *
 * @param fullCoarseness coarseness (see {@link EncodeSettings}) without a limit
 * @param mostCoarseness the coarsest that is used
 * @param detailSteps how many halvings lie between the two, roughly
 * @param slowest pictures a second below which no rate goes
 */
record QualityLadder(double fullCoarseness, double mostCoarseness, double detailSteps, double slowest) {
    /** Width below which none goes. */
    static final int NARROWEST = 16;

    /** Quantiser of an MP4 or AVIF for a step of quality. */
    private static final double QUANTISER_STEP = 1.0 / 3;

    /** Beyond this many halvings there is nothing left to give. */
    static final double MOST_STEPS = 14;

    /**
     * The ladder of a format at a quality.
     *
     * @param quality 1 to 100: the quality of a WebP and a GIF itself; 75 is an MP4's quantiser 24 and an AVIF's 30, and
     *     three steps are about one of those; an APNG has all colours whatever the quality
     */
    static QualityLadder of(Format format, int quality) {
        double below = RenderOptions.USUAL_QUALITY - quality;
        return switch (format) {
            case GIF -> new QualityLadder(25, 70, 1.2, 5).from(25 + below);
            case WEBP -> new QualityLadder(25, 80, 1.5, 5).from(25 + below);
            case MP4 -> new QualityLadder(24, 40, 2.4, 10).from(Math.rint(24 + QUANTISER_STEP * below));
            case AVIF -> new QualityLadder(30, 55, 2.4, 5).from(Math.rint(30 + QUANTISER_STEP * below));
            case APNG -> new QualityLadder(0, 4, 1.5, 5);
        };
    }

    /** The same from another coarseness on, with as many halvings as it then still has. */
    private QualityLadder from(double coarseness) {
        double most = Math.max(mostCoarseness, coarseness);
        double steps = detailSteps * (most - coarseness) / (mostCoarseness - fullCoarseness);
        return new QualityLadder(coarseness, most, steps, slowest);
    }

    /** The coarseness after so many halvings of the detail, at most {@link #detailSteps}. */
    double coarseness(double steps) {
        return detailSteps == 0
                ? fullCoarseness
                : fullCoarseness + (mostCoarseness - fullCoarseness) * steps / detailSteps;
    }
}
