package io.reprise.core.rank.reprise;

/**
 * The constants of {@link Confidence}, chosen on composed videos with and without the person's class
 * (docs/experiments-ranker.md).
 *
 * @param best number of a video's best segments whose similarities are averaged, at least 1
 * @param fewestSegments of a video whose segments are compared, at least {@code best}
 * @param expected share of the similarity between highlights that a stranger's video is expected to reach, at least 0
 * @param usualWithin similarity between highlights of different videos where none are known, in units of that between two
 *     segments of this video, at least 0
 * @param middle u at which the confidence is one half, in the same units
 * @param spread scale of the logistic curve in u, in the same units, positive
 */
record ConfidenceOptions(
        int best, int fewestSegments, double expected, double usualWithin, double middle, double spread) {
    /** What the default ranker uses. */
    static final ConfidenceOptions STANDARD = new ConfidenceOptions(3, 4, 0.35, 2, 0.95, 0.2);

    ConfidenceOptions {
        boolean counts = best >= 1 && fewestSegments >= best;
        if (!counts || !(expected >= 0) || !(usualWithin >= 0) || !Double.isFinite(middle) || !(spread > 0)) {
            throw new IllegalArgumentException("bad options of the confidence: best " + best + " of at least "
                    + fewestSegments + ", expected " + expected + ", usual " + usualWithin + ", middle " + middle
                    + ", spread " + spread);
        }
    }
}
