package io.reprise.core.rank;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.segment.Segment;
import java.util.List;

/**
 * A video as a ranker sees it: its segments, a vector for each, no pixels.
 *
 * @param id what identifies the video, so that highlights cut from it are recognised: the SHA-256 of its file in the
 *     product; empty where unknown
 * @param durationMicros length of the video
 * @param segments all its segments, in time order, at least one
 * @param spec what the features are
 * @param features one row a segment [segments][dim]
 * @param appeal generic signals, one a segment; empty where only features are known (a research data set)
 */
public record RankableVideo(
        String id,
        long durationMicros,
        List<Segment> segments,
        FeatureSpec spec,
        FeatureMatrix features,
        List<Appeal> appeal) {
    public RankableVideo {
        segments = List.copyOf(segments);
        appeal = List.copyOf(appeal);
        if (segments.isEmpty() || features.rows() != segments.size() || features.dim() != spec.dim()) {
            throw new IllegalArgumentException(segments.size() + " segments need as many rows of " + spec.dim()
                    + ", at least one; there are " + features.rows() + " of " + features.dim());
        }
        if (!appeal.isEmpty() && appeal.size() != segments.size()) {
            throw new IllegalArgumentException(
                    appeal.size() + " appeal signals do not fit " + segments.size() + " segments");
        }
    }

    /** A video that no highlight of a history is known to come from. */
    public RankableVideo(
            long durationMicros,
            List<Segment> segments,
            FeatureSpec spec,
            FeatureMatrix features,
            List<Appeal> appeal) {
        this("", durationMicros, segments, spec, features, appeal);
    }

    /** Number of segments. */
    public int size() {
        return segments.size();
    }
}
