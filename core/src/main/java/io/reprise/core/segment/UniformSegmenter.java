package io.reprise.core.segment;

import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Equal stretches [S*i, S*(i+1)), the last one shorter; cuts are ignored. The paper ranks test videos so, with S = 5 s.
 *
 * @param lengthMicros S in microseconds, at least 1
 */
public record UniformSegmenter(long lengthMicros) implements Segmenter {
    public UniformSegmenter {
        if (lengthMicros < 1) {
            throw new IllegalArgumentException(
                    "a uniform segment needs a length of at least 1 microsecond, not " + lengthMicros);
        }
    }

    @Override
    public List<Segment> segment(long durationMicros, long[] cutsMicros) {
        List<Segment> segments = new ArrayList<>();
        for (long start = 0; start < durationMicros; start += lengthMicros) {
            long end = Math.min(start + lengthMicros, durationMicros);
            segments.add(new Segment(segments.size(), new TimeRange(start, end)));
        }
        return List.copyOf(segments);
    }
}
