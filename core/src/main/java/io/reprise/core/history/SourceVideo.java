package io.reprise.core.history;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureStatistics;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;

/**
 * A video that highlights were cut from and that was looked at, as a ranker needs it: how all of it looks, and a sample of
 * what was not clipped.
 *
 * @param video what identifies it, the same as in the {@link Origin} of the highlights cut from it; not empty
 * @param statistics over all its segments, the clipped ones too
 * @param unclipped vectors of segments far from every clip, spread evenly over the video, {@link #MOST_UNCLIPPED} at most;
 *     may have no rows. Near a clip it is unknown whether a segment is wanted: on PHD2 the neighbours of a clip are clipped
 *     1.9 times as often as chance
 */
public record SourceVideo(String video, FeatureStatistics statistics, FeatureMatrix unclipped) {
    /** Most segments that are kept as not clipped. */
    public static final int MOST_UNCLIPPED = 64;

    /** Segments nearer than this to a clip are unknown: beyond it the lift on PHD2 is about 1. */
    public static final long NEAR_MICROS = 15 * Micros.PER_SECOND;

    public SourceVideo {
        if (video.isEmpty()) {
            throw new IllegalArgumentException("a source video needs to say which video it is");
        }
        if (statistics.mean().length != unclipped.dim()) {
            throw new IllegalArgumentException("the statistics of video '" + video + "' have "
                    + statistics.mean().length + " dimensions, its segments " + unclipped.dim());
        }
    }

    /**
     * A source video from what was seen of it.
     *
     * @param segments all its segments, in time order, at least one
     * @param features their vectors [segments][dim]
     * @param clipped ranges of the highlights cut from it
     */
    public static SourceVideo of(
            String video, FeatureSpec spec, List<Segment> segments, FeatureMatrix features, List<TimeRange> clipped) {
        List<float[]> far = new ArrayList<>();
        for (Segment segment : segments) {
            if (clipped.stream().noneMatch(clip -> isNear(clip, segment.range()))) {
                far.add(features.row(segment.index()));
            }
        }
        return new SourceVideo(video, FeatureStatistics.of(spec, features), spread(far, spec.dim()));
    }

    private static boolean isNear(TimeRange clip, TimeRange segment) {
        return segment.endMicros() > clip.startMicros() - NEAR_MICROS
                && segment.startMicros() < clip.endMicros() + NEAR_MICROS;
    }

    private static FeatureMatrix spread(List<float[]> rows, int dim) {
        if (rows.isEmpty()) {
            return FeatureMatrix.of(0, dim, new float[0]);
        }
        int kept = Math.min(MOST_UNCLIPPED, rows.size());
        List<float[]> some = new ArrayList<>(kept);
        for (int i = 0; i < kept; i++) {
            some.add(rows.get((int) ((long) i * rows.size() / kept)));
        }
        return FeatureMatrix.ofRows(some);
    }
}
