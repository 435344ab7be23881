package io.reprise.core.feature;

import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;

/** Brings one track to the moments of another. */
public final class MomentCells {
    private MomentCells() {}

    /**
     * For each moment the mean over a track's own moments in the stretch that is nearer to this moment than to its
     * neighbours, or its nearest one if it has none there.
     *
     * @param track with at least one row
     * @param timesMicros the moments, ascending
     */
    public static FeatureMatrix align(FeatureTrack track, long[] timesMicros) {
        return SegmentPooling.mean(track, cells(timesMicros));
    }

    /** The stretch around each moment that is nearer to it than to its neighbours, at least a microsecond long. */
    private static List<Segment> cells(long[] times) {
        List<Segment> cells = new ArrayList<>();
        long start = 0;
        for (int i = 0; i < times.length; i++) {
            long next = i + 1 < times.length ? times[i] + (times[i + 1] - times[i]) / 2 : Long.MAX_VALUE / 2;
            long end = Math.max(start + 1, next);
            cells.add(new Segment(i, new TimeRange(start, end)));
            start = end;
        }
        return cells;
    }
}
