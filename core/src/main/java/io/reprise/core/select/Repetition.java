package io.reprise.core.select;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.feature.PartwiseCosine;
import io.reprise.core.math.Vectors;
import io.reprise.core.time.TimeRange;
import java.util.Arrays;

/**
 * Tells footage that a video shows twice: moment for moment the same, at a constant distance in time. Other takes of a
 * scene look alike, but not moment for moment.
 */
final class Repetition {
    /** Mean similarity, both less the video's mean, from which footage is the same; ours, above that of a second take. */
    private static final double SAME = 0.98;

    /** Pairs of moments that must be alike: fewer are chance. */
    private static final int FEWEST = 3;

    /** Moments of a range that are compared at most. */
    private static final int MOST = 24;

    private final FeatureTrack track;
    private final PartwiseCosine cosine;
    private final float[] mean;

    Repetition(FeatureTrack track) {
        this.track = track;
        this.cosine = new PartwiseCosine(track.spec());
        this.mean = mean(track.rows());
    }

    private static float[] mean(FeatureMatrix rows) {
        double[] sum = new double[rows.dim()];
        float[] values = rows.values();
        for (int start = 0; start < values.length; start += sum.length) {
            Vectors.addTo(sum, values, start);
        }
        float[] mean = new float[sum.length];
        for (int d = 0; d < mean.length; d++) {
            mean[d] = (float) (sum[d] / Math.max(1, rows.rows()));
        }
        return mean;
    }

    /** Whether a range shows for at least half of itself what another shows; they do not overlap. */
    boolean isRepeated(TimeRange range, TimeRange other) {
        int[] own = moments(range);
        int[] theirs = moments(other);
        if (own.length < FEWEST || theirs.length < FEWEST) {
            return false;
        }
        FeatureMatrix ours = centred(own);
        FeatureMatrix others = centred(theirs);
        for (int anchor = 0; anchor < theirs.length; anchor++) {
            for (int from : new int[] {0, own.length / 2}) {
                long shift = time(theirs[anchor]) - time(own[from]);
                if (alike(own, theirs, shift, ours, others)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean alike(int[] own, int[] theirs, long shift, FeatureMatrix ours, FeatureMatrix others) {
        long step = Math.max(1, (time(own[own.length - 1]) - time(own[0])) / (own.length - 1));
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < own.length; i++) {
            int nearest = nearest(theirs, time(own[i]) + shift);
            if (Math.abs(time(theirs[nearest]) - time(own[i]) - shift) <= step / 2) {
                sum += cosine.of(ours, i, others, nearest);
                pairs++;
            }
        }
        return pairs >= FEWEST && 2 * pairs >= own.length && sum / pairs >= SAME;
    }

    private int nearest(int[] moments, long micros) {
        int best = 0;
        for (int i = 1; i < moments.length; i++) {
            if (Math.abs(time(moments[i]) - micros) < Math.abs(time(moments[best]) - micros)) {
                best = i;
            }
        }
        return best;
    }

    private long time(int moment) {
        return track.timesMicros()[moment];
    }

    private int[] moments(TimeRange range) {
        long[] times = track.timesMicros();
        int[] inside = java.util.stream.IntStream.range(0, times.length)
                .filter(i -> range.contains(times[i]))
                .toArray();
        int every = Math.max(1, (inside.length + MOST - 1) / MOST);
        return java.util.stream.IntStream.range(0, inside.length)
                .filter(i -> i % every == 0)
                .map(i -> inside[i])
                .toArray();
    }

    private FeatureMatrix centred(int[] moments) {
        int dim = mean.length;
        float[] values = new float[moments.length * dim];
        for (int i = 0; i < moments.length; i++) {
            float[] row = Arrays.copyOfRange(track.rows().values(), moments[i] * dim, (moments[i] + 1) * dim);
            for (int d = 0; d < dim; d++) {
                values[i * dim + d] = row[d] - mean[d];
            }
        }
        return FeatureMatrix.of(moments.length, dim, values);
    }
}
