package io.reprise.core.select;

import io.reprise.core.math.Vectors;
import java.util.Arrays;
import java.util.TreeSet;

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
        TreeSet<Long> all = new TreeSet<>();
        for (long time : taste.timesMicros()) {
            all.add(time);
        }
        for (long time : activity.timesMicros()) {
            all.add(time);
        }
        long[] points = all.stream().mapToLong(Long::longValue).toArray();
        return new MomentCurve(
                points,
                Arrays.stream(points)
                        .mapToDouble(time -> TASTE * taste.at(time) + (1 - TASTE) * activity.at(time) / most)
                        .toArray());
    }

    private static MomentCurve taste(long[] times, double[] moments) {
        double mean = Arrays.stream(moments).average().orElse(0);
        double scale = Math.max(FLAT, SPREADS * Vectors.standardDeviation(moments));
        int[] advancing = java.util.stream.IntStream.range(0, times.length)
                .filter(i -> i == 0 || times[i] > times[i - 1])
                .toArray();
        return new MomentCurve(
                Arrays.stream(advancing).mapToLong(i -> times[i]).toArray(),
                Arrays.stream(advancing)
                        .mapToDouble(i -> (1 + Math.max(-1, Math.min(1, (moments[i] - mean) / scale))) / 2)
                        .toArray());
    }
}
