package io.reprise.learn.data;

import io.reprise.core.metric.SampleRange;
import io.reprise.core.metric.SampledVideo;
import io.reprise.core.segment.Segment;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import java.util.List;

/**
 * A video as one user left it: how long it is, and what that user cut out of it.
 *
 * @param videoId YouTube's id, or any other name of the video
 * @param durationMicros length, at least the largest end of a GIF
 * @param samples length in samples, at least the largest end of a GIF
 * @param gifs what the user cut out, the oldest first, at least one; they may overlap
 * @param target whether it is the user's last video, the one that is predicted; the others are the history
 */
public record UserVideo(String videoId, long durationMicros, int samples, List<Gif> gifs, boolean target) {
    public UserVideo {
        gifs = List.copyOf(gifs);
    }

    /** One of a known length, out of which these ranges were cut. */
    public static UserVideo of(String videoId, long durationMicros, List<TimeRange> ranges, boolean target) {
        List<Gif> gifs = ranges.stream().map(Gif::of).toList();
        int samples = Math.max(1, SampleRange.samples(TimeFormat.of(durationMicros)));
        for (Gif gif : gifs) {
            samples = Math.max(samples, gif.samples().end());
        }
        return new UserVideo(videoId, durationMicros, samples, gifs, target);
    }

    /** The same as the one to be predicted. */
    UserVideo asTarget() {
        return new UserVideo(videoId, durationMicros, samples, gifs, true);
    }

    /** The middle of each GIF as a share of the video, in [0, 1]. */
    public List<Double> places() {
        return gifs.stream()
                .map(gif -> Math.min(1, (double) gif.range().middleMicros() / durationMicros))
                .toList();
    }

    /** The video as the metrics see it, with segments of that many samples. */
    public SampledVideo sampled(int segmentSamples) {
        return new SampledVideo(
                samples, segmentSamples, gifs.stream().map(Gif::samples).toList());
    }

    /**
     * Its uniform segments, as many as {@link #sampled} has: what a sliver shorter than a sample would add is left out.
     *
     * @param segmentSamples length of a segment in samples, 50 for the paper's 5 seconds
     */
    public List<Segment> segments(int segmentSamples) {
        long lengthMicros = segmentSamples * Micros.PER_SECOND / SampleRange.PER_SECOND;
        return new UniformSegmenter(lengthMicros)
                .segment(durationMicros, new long[0]).stream()
                        .limit(sampled(segmentSamples).segments())
                        .toList();
    }
}
