package io.reprise.core.rank.baseline;

import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.Scores;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Any order, every one as likely as another: the same for the same video and seed.
 *
 * @param seed another seed is another order
 */
public record RandomRanker(long seed) implements Ranker {
    @Override
    public String name() {
        return "random/1";
    }

    /** The scores are a permutation of 0 .. segments - 1, so there are no ties. */
    @Override
    public Scores score(RankableVideo video, History history) {
        SplittableRandom random = new SplittableRandom(mix(
                mix(seed, video.durationMicros()),
                Arrays.hashCode(video.features().values())));
        double[] scores = new double[video.size()];
        for (int i = 0; i < scores.length; i++) {
            int j = random.nextInt(i + 1);
            scores[i] = scores[j];
            scores[j] = i;
        }
        return Scores.of(scores);
    }

    /** Stafford's mix 13: generators whose seeds differ by a multiple of its constant would draw the same numbers. */
    private static long mix(long a, long b) {
        long z = a * 31 + b;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
