package io.reprise.core.metric;

import io.reprise.core.rank.Scores;

/**
 * Average precision, in the two conventions that are in use here.
 *
 * <p>{@link #interpolated} is that of Video2GIF and PHD-GIFs (reference: {@code get_ap} of gyglim/video2gif_dataset):
 * over samples, interpolated, an unweighted mean over the points at which recall changes. {@link #plain} is the usual
 * one over a ranked list.
 */
public final class AveragePrecision {
    private AveragePrecision() {}

    /**
     * The mean, over the distinct scores at which recall grows, of the best precision at that recall or a larger one.
     * A sample is positive where any GIF covers it. Not an area: every such point counts the same.
     *
     * @param scores one finite score a segment
     * @return in (0, 1]; 1 where every sample is positive
     */
    public static double interpolated(SampledVideo video, double[] scores) {
        video.check(scores);
        Curve curve = Curve.of(Scores.of(scores).order(), scores, video.positives(), video.segmentLengths());
        double best = 0;
        double sum = 0;
        int points = 0;
        for (int i = curve.size - 1; i >= 0; i--) {
            best = Math.max(best, curve.positives[i] / (double) curve.retrieved[i]);
            if (curve.positives[i] > (i == 0 ? 0 : curve.positives[i - 1])) {
                sum += best;
                points++;
            }
        }
        return sum / points;
    }

    /**
     * The mean, over the relevant items, of the precision at their rank.
     *
     * @param relevantByRank whether the item at each rank is relevant, best rank first
     * @return in (0, 1]
     * @throws IllegalArgumentException if nothing is relevant
     */
    public static double plain(boolean[] relevantByRank) {
        int hits = 0;
        double sum = 0;
        for (int rank = 0; rank < relevantByRank.length; rank++) {
            if (relevantByRank[rank]) {
                hits++;
                sum += hits / (rank + 1.0);
            }
        }
        if (hits == 0) {
            throw new IllegalArgumentException("average precision needs at least one relevant item");
        }
        return sum / hits;
    }

    /** Positives and samples retrieved at each distinct score, best score first. */
    private static final class Curve {
        final long[] positives;
        final long[] retrieved;
        int size;

        private Curve(int capacity) {
            positives = new long[capacity];
            retrieved = new long[capacity];
        }

        static Curve of(int[] order, double[] scores, int[] positives, int[] lengths) {
            Curve curve = new Curve(order.length);
            long hits = 0;
            long seen = 0;
            for (int rank = 0; rank < order.length; rank++) {
                hits += positives[order[rank]];
                seen += lengths[order[rank]];
                boolean last = rank + 1 == order.length || scores[order[rank + 1]] != scores[order[rank]];
                if (last) {
                    curve.positives[curve.size] = hits;
                    curve.retrieved[curve.size++] = seen;
                }
            }
            return curve;
        }
    }
}
