package io.reprise.engine.analysis;

import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.rank.SignalTrack;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is known of a video once it was analysed, the same for everyone.
 *
 * @param sha256 of its file, in hexadecimal digits: its identity
 * @param facts length, size, cuts
 * @param features vectors along it, of one encoder
 * @param signals generic signals along it
 */
public record VideoAnalysis(String sha256, VideoFacts facts, FeatureTrack features, SignalTrack signals) {
    /**
     * The mean vector over a range of the video, without what is empty in it ({@link EmptyStretches}: a fade from black says
     * nothing of taste) unless all is; empty where the range starts at or after its end.
     */
    public Optional<float[]> mean(TimeRange range) {
        return inside(range).map(this::vector);
    }

    /** The same over the whole video. */
    public float[] mean() {
        return vector(new TimeRange(0, facts.durationMicros()));
    }

    /** The part of a range that lies in the video; empty where it starts at or after its end. */
    public Optional<TimeRange> inside(TimeRange range) {
        long end = Math.min(range.endMicros(), facts.durationMicros());
        return range.startMicros() >= end ? Optional.empty() : Optional.of(new TimeRange(range.startMicros(), end));
    }

    /** Middle of a range as a fraction of the video, in [0, 1]. */
    public double position(TimeRange range) {
        return Math.min(1, range.middleMicros() / (double) facts.durationMicros());
    }

    private float[] vector(TimeRange range) {
        return SegmentPooling.mean(shown(range), List.of(new Segment(0, range))).row(0);
    }

    /** The features without the empty moments of a range; all of them where nothing would be left. */
    private FeatureTrack shown(TimeRange range) {
        if (!EmptyStretches.mayTouch(signals, range)) {
            return features;
        }
        List<TimeRange> empty = EmptyStretches.of(signals, facts.durationMicros()).stream()
                .filter(stretch -> stretch.overlaps(range))
                .toList();
        if (empty.isEmpty()) {
            return features;
        }
        long[] times = features.timesMicros();
        int[] kept = IntStream.range(0, times.length)
                .filter(i -> range.contains(times[i]))
                .filter(i -> empty.stream().noneMatch(stretch -> stretch.contains(times[i])))
                .toArray();
        return kept.length == 0 ? features : features.only(kept);
    }
}
