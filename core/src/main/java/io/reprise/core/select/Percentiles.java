package io.reprise.core.select;

import java.util.Arrays;

/** Where a score stands among its video's others: what people are shown instead of the score itself. */
public final class Percentiles {
    private Percentiles() {}

    /**
     * The percentile rank of each score: the share of all scores below it, itself and those equal to it counting half, in
     * (0, 100). The best of n distinct scores has 100 (n - 0.5) / n, the worst 50 / n; all alike, or a score that is alone,
     * have 50.
     */
    public static double[] of(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        return Arrays.stream(scores).map(score -> percentile(sorted, score)).toArray();
    }

    private static double percentile(double[] sorted, double score) {
        int below = firstNotBelow(sorted, score);
        int equal = firstAbove(sorted, score) - below;
        return 100 * (below + equal / 2.0) / sorted.length;
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
