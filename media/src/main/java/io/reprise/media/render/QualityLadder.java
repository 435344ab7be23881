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

    /** Beyond this many halvings there is nothing left to give. */
    static final double MOST_STEPS = 14;

    /** The ladder of a format. */
    static QualityLadder of(Format format) {
        return switch (format) {
            case GIF -> new QualityLadder(0, 14, 0.65, 5);
            case WEBP -> new QualityLadder(25, 80, 1.5, 5);
            case MP4 -> new QualityLadder(24, 40, 2.4, 10);
            case AVIF -> new QualityLadder(30, 55, 2.4, 5);
            case APNG -> new QualityLadder(0, 4, 1.5, 5);
        };
    }

    double coarseness(double steps) {
        return fullCoarseness + (mostCoarseness - fullCoarseness) * steps / detailSteps;
    }
}
