package io.reprise.core.feature;

import java.util.Arrays;

/**
 * How many moments of a video are kept, however long it is: as many as fill {@value #MOST_VALUES} values. All are taken at
 * first; whenever there are as many as fit, those nearer to the one before than twice the mean step are left out, and
 * from then on none nearer is taken. So the rate falls as the video goes on, the moments stay spread over all of it, and
 * the same video gives the same moments. The length need not be known beforehand.
 */
public final class MomentLimit {
    /** Values of a track: 32 MiB as float32. Half an hour of 2048 dimensions at 2 a second is about as much. */
    public static final int MOST_VALUES = 8 << 20;

    /** Moments of a track, whatever their dimensions: two a second for more than two hours. */
    private static final int MOST_ROWS = 1 << 14;

    private static final int FEWEST_ROWS = 64;

    private final int most;
    private long stepMicros;
    private long lastMicros;
    private int taken;

    private MomentLimit(int most) {
        this.most = most;
    }

    /** For vectors of so many dimensions. */
    public static MomentLimit ofDimensions(int dim) {
        return new MomentLimit(rows(dim));
    }

    /** A limit of so many moments, at least 2. */
    public static MomentLimit ofRows(int most) {
        if (most < 2) {
            throw new IllegalArgumentException("at least 2 moments are kept, not " + most);
        }
        return new MomentLimit(most);
    }

    /** How many vectors of so many dimensions are kept at most. */
    public static int rows(int dim) {
        return Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, MOST_VALUES / dim));
    }

    /** Whether a moment is far enough from the one taken last. */
    public boolean wants(long micros) {
        return taken == 0 || micros - lastMicros >= stepMicros;
    }

    /**
     * Counts a moment that is kept.
     *
     * @param micros not before the one taken last
     * @return whether there are now as many as fit, so that {@link #thin} has to be called before the next
     */
    public boolean take(long micros) {
        lastMicros = micros;
        return ++taken >= most;
    }

    /**
     * Doubles the step at least, and says which of the moments stay: the first, and each that is a step behind the one
     * kept before it; about half of them.
     *
     * @param times of all that are kept, ascending
     * @param count how many of them there are
     * @return the places of those that stay, ascending
     */
    public int[] thin(long[] times, int count) {
        long mean = count < 2 ? 0 : (times[count - 1] - times[0]) / (count - 1);
        stepMicros = Math.max(2 * stepMicros, 2 * mean + 1);
        int[] kept = new int[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            if (size == 0 || times[i] - times[kept[size - 1]] >= stepMicros) {
                kept[size++] = i;
            }
        }
        taken = size;
        lastMicros = size == 0 ? lastMicros : times[kept[size - 1]];
        return Arrays.copyOf(kept, size);
    }

    /** Times thinned until so many vectors of so many dimensions are no more than are kept; the same array if they fit. */
    public static long[] thinned(long[] times, int dim) {
        MomentLimit limit = ofDimensions(dim);
        long[] left = times;
        while (left.length > limit.most) {
            long[] before = left;
            left = Arrays.stream(limit.thin(left, left.length))
                    .mapToLong(i -> before[i])
                    .toArray();
        }
        return left;
    }
}
