package io.reprise.core.segment;

import io.reprise.core.time.TimeRange;

/**
 * One of the stretches a video is cut into, the unit that is ranked.
 *
 * @param index place in the video's list of segments, from 0, in time order
 * @param range where it lies; the segments of a video touch and never overlap
 */
public record Segment(int index, TimeRange range) {
    public Segment {
        if (index < 0) {
            throw new IllegalArgumentException("a segment's index cannot be negative: " + index);
        }
    }
}
