package io.reprise.app.store;

import io.reprise.core.time.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Where a highlight comes from.
 *
 * @param sha256 of the video's file
 * @param name what the video was called; null where it is not known
 * @param range where in it
 * @param durationMicros of the whole video; null where it is not known
 * @param known how this is known
 */
public record HighlightSource(
        String sha256,
        @Nullable String name,
        TimeRange range,
        @Nullable Long durationMicros,
        KnownVideo known) {
    public HighlightSource {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a video's SHA-256 has 64 hexadecimal digits, unlike '" + sha256 + "'");
        }
        if (durationMicros != null && durationMicros < 1) {
            throw new IllegalArgumentException("no video lasts " + durationMicros + " microseconds");
        }
    }
}
