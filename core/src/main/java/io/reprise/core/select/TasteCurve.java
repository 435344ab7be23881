package io.reprise.core.select;

import io.reprise.core.math.Vectors;
import java.util.Arrays;

/**
 * What a person looks for along a video: how much happens, mixed with how well each moment fits the person's taste. Both
 * are brought to [0, 1]: the activity by its largest value, the taste by its distance from its mean, two standard
 * deviations and more being the ends.
 */
final class TasteCurve {
    /** Share of the taste in the mixed curve, in [0, 1]; docs/experiments-ranker.md has the trial. */
    private static final double TASTE = 0.7;

    /** Standard deviations of the taste from its mean that count as its ends; set by hand. */
    private static final double SPREADS = 2;

    /** Least divisor, so that a curve that is flat stays so. */
    private static final double FLAT = 1e-9;

    private TasteCurve() {}

    /**
     * The mixed curve.
     *
     * @param moments the taste at each of the material's moments; none, or of a material without moments: the activity alone
     */
    static MomentCurve of(SelectionContext material, double[] moments) {
        long[] times = material.moments().map(track -> track.timesMicros()).orElse(new long[0]);
        if (moments.length == 0 || moments.length != times.length) {
            return material.activity();
        }
        MomentCurve taste = taste(times, moments);
        MomentCurve activity = material.activity();
        double most = Math.max(FLAT, Arrays.stream(activity.values()).max().orElse(0));
        long[] points = merged(taste.timesMicros(), activity.timesMicros());
        double[] mixed = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            mixed[i] = TASTE * taste.at(points[i]) + (1 - TASTE) * activity.at(points[i]) / most;
        }
        return new MomentCurve(points, mixed);
    }

    /** All times of two ascending lists, each once, ascending. */
    private static long[] merged(long[] some, long[] others) {
        long[] all = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, all, some.length, others.length);
        Arrays.sort(all);
        return distinct(all);
    }

    private static long[] distinct(long[] ascending) {
        long[] kept = new long[ascending.length];
        int count = 0;
        for (long time : ascending) {
            if (count == 0 || time > kept[count - 1]) {
                kept[count++] = time;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private static MomentCurve taste(long[] times, double[] moments) {
        double mean = Vectors.mean(moments);
        double scale = Math.max(FLAT, SPREADS * Vectors.standardDeviation(moments));
        long[] points = distinct(times);
        double[] values = new double[points.length];
        for (int i = 0, point = 0; point < points.length; i++) {
            if (times[i] == points[point]) {
                values[point++] = (1 + Math.max(-1, Math.min(1, (moments[i] - mean) / scale))) / 2;
            }
        }
        return new MomentCurve(points, values);
    }
}
