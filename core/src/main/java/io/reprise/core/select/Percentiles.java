package io.reprise.core.select;

import java.util.Arrays;

/** Where a score stands among its video's others: what people are shown instead of the score itself. */
public final class Percentiles {
    private Percentiles() {}

    /**
     * For each score the share of the <em>other</em> scores that it beats, those equal to it counting half, in [0, 100]:
     * a single best has 100, a single worst 0, all alike 50; a score that is alone has 100.
     */
    public static double[] of(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        return Arrays.stream(scores).map(score -> percentile(sorted, score)).toArray();
    }

    private static double percentile(double[] sorted, double score) {
        int others = sorted.length - 1;
        if (others == 0) {
            return 100;
        }
        int below = firstNotBelow(sorted, score);
        int equal = firstAbove(sorted, score) - below;
        return 100 * (below + (equal - 1) / 2.0) / others;
    }

    private static int firstNotBelow(double[] sorted, double score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int firstAbove(double[] sorted, double score) {
        return firstNotBelow(sorted, Math.nextUp(score));
    }
}
