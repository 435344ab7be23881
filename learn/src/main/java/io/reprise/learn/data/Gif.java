package io.reprise.learn.data;

import io.reprise.core.metric.SampleRange;
import io.reprise.core.time.TimeRange;

/**
 * A GIF that a user cut out of a video.
 *
 * @param range when, to the microsecond; at least one microsecond even where the annotation says 0
 * @param samples the same as the samples on which the metrics are computed, from the exact decimals of the annotation
 */
public record Gif(TimeRange range, SampleRange samples) {
    /** One whose times are known to the microsecond. */
    public static Gif of(TimeRange range) {
        return new Gif(
                range, SampleRange.ofSeconds(TimeFormat.of(range.startMicros()), TimeFormat.of(range.lengthMicros())));
    }
}
