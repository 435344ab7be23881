package io.reprise.core.rank.position;

import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;

/**
 * What the place of a segment says, as numbers that a linear model weighs: the relative position in hats (triangles)
 * over the video, nearness to its start and end in seconds, how the length of the video bends both, and the habit.
 */
public final class PositionBasis {
    /** Triangles over the video, from its start to its end. */
    private static final int HATS = 9;

    private static final double[] NEAR_SECONDS = {5, 15, 40, 120};
    /** Length in seconds about which the effect of a video's length is centred. */
    private static final double USUAL_SECONDS = 190;
    /** Lengths in seconds between which PHD2's videos lie; a longer or shorter one counts as one of these. */
    private static final double SHORTEST_SECONDS = 10;

    private static final double LONGEST_SECONDS = 12_000;

    /** Numbers a segment. */
    public static final int SIZE = HATS + 2 * NEAR_SECONDS.length + 3;

    private PositionBasis() {}

    /**
     * The numbers of one segment.
     *
     * @param segment of the video
     * @param durationMicros the video's length
     */
    public static double[] of(Segment segment, long durationMicros, PositionHabit habit) {
        TimeRange range = segment.range();
        double duration = durationMicros / 1e6;
        double middle = Math.min(range.middleMicros() / 1e6, duration);
        double position = middle / duration;
        double[] basis = new double[SIZE];
        int next = 0;
        for (int hat = 0; hat < HATS; hat++) {
            basis[next++] = Math.max(0, 1 - Math.abs(position * (HATS - 1) - hat));
        }
        for (double near : NEAR_SECONDS) {
            basis[next++] = Math.exp(-middle / near);
            basis[next++] = Math.exp(-(duration - middle) / near);
        }
        double length = Math.log(Math.min(LONGEST_SECONDS, Math.max(SHORTEST_SECONDS, duration)) / USUAL_SECONDS);
        basis[next++] = position * length;
        basis[next++] = position * position * length;
        basis[next] = habit.logDensity(position);
        return basis;
    }
}
