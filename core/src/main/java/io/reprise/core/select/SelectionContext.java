package io.reprise.core.select;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a video when moments are chosen from it.
 *
 * @param durationMicros length of the video; no choice goes beyond
 * @param segments all its segments, in time order, at least one
 * @param spec what the features are
 * @param features one row a segment, to tell moments that look alike
 * @param cutsMicros hard cuts, the first frame of each new shot, ascending
 * @param activity how much happens along the video
 * @param black stretches in which there is nothing to show (black, fades, gaps), in time order; no choice starts or ends
 *     in one
 * @param moments vectors along the video, to find an end that flows into the start; empty where not known
 * @param sound level of the sound in decibels above its floor, to end in pauses; flat where there is no sound
 */
public record SelectionContext(
        long durationMicros,
        List<Segment> segments,
        FeatureSpec spec,
        FeatureMatrix features,
        long[] cutsMicros,
        MomentCurve activity,
        List<TimeRange> black,
        Optional<FeatureTrack> moments,
        MomentCurve sound) {
    public SelectionContext {
        segments = List.copyOf(segments);
        black = List.copyOf(black);
        if (durationMicros < 1 || segments.isEmpty() || features.rows() != segments.size()) {
            throw new IllegalArgumentException("cannot choose from " + segments.size() + " segments with "
                    + features.rows() + " feature rows in " + durationMicros + " microseconds");
        }
        for (int i = 1; i < cutsMicros.length; i++) {
            if (cutsMicros[i] < cutsMicros[i - 1]) {
                throw new IllegalArgumentException("cut " + i + " lies before the one before it");
            }
        }
    }

    /** What is known of a video of whose sound nothing is. */
    public SelectionContext(
            long durationMicros,
            List<Segment> segments,
            FeatureSpec spec,
            FeatureMatrix features,
            long[] cutsMicros,
            MomentCurve activity,
            List<TimeRange> black,
            Optional<FeatureTrack> moments) {
        this(durationMicros, segments, spec, features, cutsMicros, activity, black, moments, MomentCurve.FLAT);
    }

    /** The same with another curve of what is looked for. */
    SelectionContext with(MomentCurve other) {
        return new SelectionContext(durationMicros, segments, spec, features, cutsMicros, other, black, moments, sound);
    }
}
