package io.reprise.core.rank;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.segment.Segment;
import java.util.List;
import java.util.Optional;

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
 * @param moments the vectors the segments' were pooled from, so that a ranker can look for the best moment inside a
 *     segment; empty where only segments are known
 */
public record RankableVideo(
        String id,
        long durationMicros,
        List<Segment> segments,
        FeatureSpec spec,
        FeatureMatrix features,
        List<Appeal> appeal,
        Optional<FeatureTrack> moments) {
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
        if (moments.isPresent() && !moments.get().spec().equals(spec)) {
            throw new IllegalArgumentException(
                    "moments of " + moments.get().spec().encoder() + " do not fit segments of " + spec.encoder());
        }
    }

    /** A video of which only the segments are known. */
    public RankableVideo(
            String id,
            long durationMicros,
            List<Segment> segments,
            FeatureSpec spec,
            FeatureMatrix features,
            List<Appeal> appeal) {
        this(id, durationMicros, segments, spec, features, appeal, Optional.empty());
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
