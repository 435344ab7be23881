package io.reprise.core.rank;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A ranker's answer for one video.
 *
 * @param total the score of each segment, larger is better
 * @param parts what the score is made of, by the id of a {@link ScorePart}, each one value a segment, in
 *     the order in which they are shown; empty for a ranker that is of one piece
 * @param moments how well each moment of {@link RankableVideo#moments} fits the person's taste, larger is better, one a
 *     row of that track; no values where the ranker does not say
 * @param confidence how sure it is that anything in the video is like what the person clips, in [0, 1]; empty without a
 *     history, and of a ranker that does not say
 */
public record Scores(double[] total, Map<String, double[]> parts, double[] moments, OptionalDouble confidence) {
    /** A confidence below this means: it is more likely than not that nothing here is like what this person clips. */
    public static final double UNLIKELY = .5;

    public Scores {
        if (confidence.isPresent() && !(confidence.getAsDouble() >= 0 && confidence.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("the confidence is " + confidence.getAsDouble() + ", not in [0, 1]");
        }
        for (int i = 0; i < moments.length; i++) {
            if (!Double.isFinite(moments[i])) {
                throw new IllegalArgumentException("the taste at moment " + i + " is " + moments[i]);
            }
        }
        for (int i = 0; i < total.length; i++) {
            if (!Double.isFinite(total[i])) {
                throw new IllegalArgumentException("the score of segment " + i + " is " + total[i]);
            }
        }
        parts = new LinkedHashMap<>(parts);
        for (Map.Entry<String, double[]> part : parts.entrySet()) {
            if (part.getValue().length != total.length) {
                throw new IllegalArgumentException("part '" + part.getKey() + "' has " + part.getValue().length
                        + " values for " + total.length + " segments");
            }
        }
    }

    /** Scores that say nothing of moments and are not sure of anything. */
    public Scores(double[] total, Map<String, double[]> parts) {
        this(total, parts, new double[0], OptionalDouble.empty());
    }

    /** Scores of one piece. */
    public static Scores of(double[] total) {
        return new Scores(total, Map.of());
    }

    /** The segments' indices, best first; of equal scores the earlier segment comes first. */
    public int[] order() {
        return IntStream.range(0, total.length)
                .boxed()
                .sorted((a, b) -> total[a] == total[b] ? Integer.compare(a, b) : Double.compare(total[b], total[a]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
