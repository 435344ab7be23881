package io.reprise.engine.suggest;

import io.reprise.core.rank.Scores;
import io.reprise.core.segment.Segment;
import io.reprise.engine.history.PersonalHistory.Missing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What ranking a video for a person came to.
 *
 * @param ranker name and version of what ranked
 * @param encoder name and version of what the features are
 * @param segments of the video as it was ranked; no features, so that an answer can be remembered
 * @param cutsMicros hard cuts
 * @param history number of highlights that counted
 * @param confidence how sure it is that anything here is like what this person clips, in [0, 1]; empty without a history
 * @param scores one a segment
 * @param percentiles percentile rank of each segment's score, in (0, 100)
 * @param moments the chosen, best first
 * @param missing highlights that did not count
 * @param uniform whether all segments show the same, so that none is better than another
 */
public record Suggestions(
        String ranker,
        String encoder,
        List<Segment> segments,
        long[] cutsMicros,
        int history,
        OptionalDouble confidence,
        Scores scores,
        double[] percentiles,
        List<Suggestion> moments,
        List<Missing> missing,
        boolean uniform) {
    /** A small record with its header. */
    private static final int OBJECT_BYTES = 32;

    /** What people should know of the video's moments, a line; empty where they differ. */
    public Optional<String> remark() {
        return uniform
                ? Optional.of("the video shows the same from beginning to end: no moment of it is better than another")
                : Optional.empty();
    }

    /** Whether any highlight counted. */
    public boolean personalised() {
        return history > 0;
    }

    /** What a segment's score is made of, by name. */
    public Map<String, Double> parts(int segment) {
        return parts(scores, segment);
    }

    /** Estimate of the memory it takes, in bytes: what a cache of answers counts. */
    public long bytes() {
        long values = segments.size() * (2L + scores.parts().size()) + scores.moments().length + cutsMicros.length;
        long objects = 2L * segments.size() + 8L * moments.size() + missing.size();
        return Double.BYTES * values + OBJECT_BYTES * objects;
    }

    static Map<String, Double> parts(Scores scores, int segment) {
        Map<String, Double> parts = new LinkedHashMap<>();
        scores.parts().forEach((name, values) -> parts.put(name, values[segment]));
        return parts;
    }
}
