package io.reprise.core.feature;

import io.reprise.core.math.Vectors;
import io.reprise.core.segment.Segment;
import java.util.List;

/**
 * From a track to one vector a segment: the mean over the moments inside, part by part, over those in which the part is
 * present. A segment in which nothing was sampled takes the moment nearest to its middle, so that none is dropped.
 */
public final class SegmentPooling {
    private SegmentPooling() {}

    /**
     * Pools a track.
     *
     * @param track at least one moment
     * @param segments at least one, in time order
     * @return one row a segment [segments][dim]
     */
    public static FeatureMatrix mean(FeatureTrack track, List<Segment> segments) {
        int dim = track.spec().dim();
        float[] pooled = new float[Math.multiplyExact(segments.size(), dim)];
        for (int i = 0; i < segments.size(); i++) {
            Rows rows = rowsOf(track, segments.get(i));
            for (FeaturePart part : track.spec().parts()) {
                meanOfPart(track.rows(), rows, part, pooled, i * dim);
            }
        }
        return FeatureMatrix.of(segments.size(), dim, pooled);
    }

    /**
     * The moments of a track that stand for a segment.
     *
     * @param from the first row
     * @param to one past the last; larger than the first
     */
    public record Rows(int from, int to) {}

    /** The moments inside the segment, or the one nearest to its middle if there is none. */
    public static Rows rowsOf(FeatureTrack track, Segment segment) {
        long[] times = track.timesMicros();
        if (times.length == 0) {
            throw new IllegalArgumentException("a track without a single moment cannot be pooled");
        }
        int from = firstAtOrAfter(times, segment.range().startMicros());
        int to = firstAtOrAfter(times, segment.range().endMicros());
        if (from < to) {
            return new Rows(from, to);
        }
        int nearest = nearest(times, from, segment.range().middleMicros());
        return new Rows(nearest, nearest + 1);
    }

    private static int firstAtOrAfter(long[] times, long micros) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int nearest(long[] times, int after, long micros) {
        if (after == times.length) {
            return after - 1;
        }
        if (after == 0) {
            return 0;
        }
        return micros - times[after - 1] <= times[after] - micros ? after - 1 : after;
    }

    private static void meanOfPart(FeatureMatrix values, Rows rows, FeaturePart part, float[] into, int offset) {
        int present = 0;
        for (int row = rows.from(); row < rows.to(); row++) {
            if (!part.isAbsent(values.values(), row * values.dim())) {
                present++;
            }
        }
        if (present == 0) {
            return;
        }
        double[] sum = new double[part.length()];
        for (int row = rows.from(); row < rows.to(); row++) {
            Vectors.addTo(sum, values.values(), row * values.dim() + part.offset());
        }
        for (int d = 0; d < sum.length; d++) {
            into[offset + part.offset() + d] = (float) (sum[d] / present);
        }
    }
}
