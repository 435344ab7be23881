package io.reprise.core.rank.reprise;

/**
 * The constants of {@link Taste} and {@link Evidence}, the same for every encoder: similarities are cosines.
 * docs/experiments-ranker.md says what was tried and what came of it.
 *
 * @param sharpness beta, how much the nearest highlights count before the others, positive: towards 0 the mean similarity
 *     counts, with a large one the largest
 * @param caution kappa, how many highlights' worth of doubt a taste starts with, at least 0
 * @param rejection eta, what the similarity to a rejected moment takes away, as a share of what the similarity to the only
 *     highlight would give, at least 0
 * @param temperature tau, within which of the best similarity a segment counts as found by the second look, positive
 * @param alignment largest share of the difference between two videos' means by which a highlight is moved, in [0, 1]
 * @param alignmentSegments number of segments of a source video at which half of that share is reached, positive
 * @param usualEvidence c_0, how well people's highlights foretell each other in general, in (0, 1]
 * @param evidenceCaution how many source videos' worth of belief is put into that, positive
 * @param plain theta, the share of the plain cosine in the similarity of a segment as a whole, in [0, 1]
 */
public record TasteOptions(
        double sharpness,
        double caution,
        double rejection,
        double temperature,
        double alignment,
        double alignmentSegments,
        double usualEvidence,
        double evidenceCaution,
        double plain) {
    /** What the default ranker uses. */
    public static final TasteOptions STANDARD = new TasteOptions(4, 1, 0.3, 0.05, 0.5, 10, 0.4, 20, 0.5);

    public TasteOptions {
        boolean positive = sharpness > 0 && temperature > 0 && alignmentSegments > 0 && evidenceCaution > 0;
        boolean shares = isShare(alignment) && isShare(plain) && isShare(usualEvidence) && usualEvidence > 0;
        if (!positive || !shares || !(caution >= 0) || !(rejection >= 0)) {
            throw new IllegalArgumentException("bad options of the taste: sharpness " + sharpness + ", caution "
                    + caution + ", rejection " + rejection + ", temperature " + temperature + ", alignment " + alignment
                    + " at " + alignmentSegments + ", evidence " + usualEvidence + " by " + evidenceCaution + ", plain "
                    + plain);
        }
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }

    /**
     * kappa / (N + kappa): the share of doubt that is left with a history, in (0, 1] where kappa is positive.
     *
     * @param size N, the sum of the highlights' weights
     */
    double doubt(double size) {
        return size + caution == 0 ? 1 : caution / (size + caution);
    }
}
