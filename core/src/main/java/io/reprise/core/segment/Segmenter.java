package io.reprise.core.segment;

import java.util.List;

/** A way to cut a video into segments. */
public interface Segmenter {
    /**
     * Cuts [0, duration) into segments that touch, in time order, none left out.
     *
     * @param durationMicros the video's length, at least 1 microsecond
     * @param cutsMicros hard cuts, the first frame of each new shot, ascending, inside (0, duration)
     * @return at least one segment, indices 0, 1, 2, ..
     */
    List<Segment> segment(long durationMicros, long[] cutsMicros);
}
