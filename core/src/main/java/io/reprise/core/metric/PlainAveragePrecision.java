package io.reprise.core.metric;

/**
 * Average precision as information retrieval defines it: the mean, over the relevant items, of the precision at the rank
 * of each. Not interpolated, unlike {@link AveragePrecision}, which follows the PHD2 authors' evaluation.
 */
public final class PlainAveragePrecision {
    private PlainAveragePrecision() {}

    /**
     * The average precision of a ranked list.
     *
     * @param relevantByRank whether the item at each rank is relevant, best rank first
     * @return in (0, 1]
     * @throws IllegalArgumentException if nothing is relevant
     */
    public static double of(boolean[] relevantByRank) {
        int found = 0;
        double sum = 0;
        for (int rank = 0; rank < relevantByRank.length; rank++) {
            if (relevantByRank[rank]) {
                found++;
                sum += found / (rank + 1.0);
            }
        }
        if (found == 0) {
            throw new IllegalArgumentException("average precision needs something relevant; there is nothing");
        }
        return sum / found;
    }
}
