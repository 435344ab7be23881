package io.reprise.core.metric;

import io.reprise.core.rank.Scores;
import java.util.Arrays;

/**
 * The share of what a user clipped that lies inside the k best segments: ground-truth samples are those covered by at
 * least one GIF (the union; a mean over GIFs would be the other reading of the published Recall@5).
 */
public final class Recall {
    private Recall() {}

    /**
     * Recall within the k highest-ranked segments; of equal scores the earlier segment ranks higher.
     *
     * @param scores one finite score a segment
     * @param k how many segments are looked at, at least 1; more than there are is all of them
     * @return in [0, 1]
     */
    public static double at(int k, SampledVideo video, double[] scores) {
        video.check(scores);
        if (k < 1) {
            throw new IllegalArgumentException("recall needs at least the best 1 segment, not " + k);
        }
        int[] positives = video.positives();
        long found = Arrays.stream(Scores.of(scores).order())
                .limit(k)
                .mapToLong(segment -> positives[segment])
                .sum();
        return found / (double) Arrays.stream(positives).asLongStream().sum();
    }
}
