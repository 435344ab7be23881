package io.reprise.core.metric;

/** The share of relevant items among the first of a ranked list. */
public final class Precision {
    private Precision() {}

    /**
     * Relevant items among the first k, divided by the most there could be: min(k, relevant).
     *
     * @param k at least 1
     * @param relevantByRank whether the item at each rank is relevant, best rank first
     * @return in [0, 1]
     * @throws IllegalArgumentException if nothing is relevant
     */
    public static double at(int k, boolean[] relevantByRank) {
        int relevant = 0;
        int found = 0;
        for (int rank = 0; rank < relevantByRank.length; rank++) {
            if (relevantByRank[rank]) {
                relevant++;
                found += rank < k ? 1 : 0;
            }
        }
        if (k < 1 || relevant == 0) {
            throw new IllegalArgumentException(
                    "precision needs k of at least 1 and something relevant, not k = " + k + " and " + relevant);
        }
        return found / (double) Math.min(k, relevant);
    }
}
