package io.reprise.core.rank;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A ranker's answer for one video.
 *
 * @param total the score of each segment, larger is better
 * @param parts what the score is made of, by name ("similarity", "generic", "position"), each one value a segment, in
 *     the order in which they are shown; empty for a ranker that is of one piece
 */
public record Scores(double[] total, Map<String, double[]> parts) {
    public Scores {
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
