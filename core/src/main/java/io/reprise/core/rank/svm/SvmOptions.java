package io.reprise.core.rank.svm;

/**
 * How a ranking SVM is fitted.
 *
 * @param cost C, the weight of the losses against |w|^2 / 2, positive
 * @param squared whether losses are squared (p = 2)
 * @param tolerance largest spread of the projected gradient at which it is done, positive
 * @param maxRounds most passes over the pairs
 * @param seed of the order in which pairs are visited
 */
public record SvmOptions(double cost, boolean squared, double tolerance, int maxRounds, long seed) {
    public SvmOptions {
        if (!(cost > 0) || !(tolerance > 0) || maxRounds < 1 || Double.isInfinite(cost)) {
            throw new IllegalArgumentException("an SVM needs a positive cost and tolerance and at least 1 round, not "
                    + cost + ", " + tolerance + ", " + maxRounds);
        }
    }

    /** Hinge loss squared, C = 1, the tolerance liblinear takes. */
    public static SvmOptions standard(long seed) {
        return new SvmOptions(1, true, 0.1, 1000, seed);
    }
}
