package io.reprise.learn.train;

import io.reprise.core.error.InvalidValueException;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import java.util.List;

/**
 * Which segments count as clipped: those that share at least a given part with a GIF, the part being of the shorter of
 * the two, so that a GIF much shorter than a segment can have a segment of its own. Those that meet no GIF count as not
 * clipped, those in between are not used.
 *
 * @param overlap least part for a positive, in (0, 1]; 0.66 in the paper
 */
public record Labels(double overlap) {
    /** The paper's 66 %. */
    public static final Labels STANDARD = new Labels(0.66);

    public Labels {
        if (!(overlap > 0 && overlap <= 1)) {
            throw new InvalidValueException(
                    "overlap", "the overlap of a positive segment must be in (0, 1], not " + overlap);
        }
    }

    /** One label a segment: 1 clipped, -1 not, 0 in between. */
    public byte[] of(List<Segment> segments, List<TimeRange> gifs) {
        byte[] labels = new byte[segments.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = label(segments.get(i).range(), gifs);
        }
        return labels;
    }

    private byte label(TimeRange segment, List<TimeRange> gifs) {
        double most = 0;
        for (TimeRange gif : gifs) {
            double shorter = Math.min(segment.lengthMicros(), gif.lengthMicros());
            most = Math.max(most, segment.overlapMicros(gif) / shorter);
        }
        if (most == 0) {
            return -1;
        }
        return (byte) (most >= overlap ? 1 : 0);
    }
}
