package io.reprise.core.metric;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The samples [first, end) of a video that a GIF covers, at {@link #PER_SECOND} samples a second.
 *
 * @param first first sample inside, not negative
 * @param end first sample after, larger than the first
 */
public record SampleRange(int first, int end) {
    /** Samples in one second of video. */
    public static final int PER_SECOND = 10;

    private static final BigDecimal RATE = BigDecimal.valueOf(PER_SECOND);

    public SampleRange {
        if (first < 0 || end <= first) {
            throw new IllegalArgumentException(
                    "a sample range needs 0 <= first < end, not [" + first + ", " + end + ")");
        }
    }

    /**
     * The samples of a GIF: first = floor(10 start), end = floor(10 (start + duration)), at least one sample.
     *
     * <p>In exact decimals, because doubles round some times of real annotations to the neighbouring sample.
     *
     * @param start seconds, not negative
     * @param duration seconds, not negative
     * @throws ArithmeticException if a sample's number does not fit an int
     */
    public static SampleRange ofSeconds(BigDecimal start, BigDecimal duration) {
        int first = samples(start);
        return new SampleRange(first, Math.max(samples(start.add(duration)), first + 1));
    }

    /** Whole samples in that many seconds, rounded down. */
    public static int samples(BigDecimal seconds) {
        return seconds.multiply(RATE).setScale(0, RoundingMode.FLOOR).intValueExact();
    }

    /** Number of samples, at least 1. */
    public int length() {
        return end - first;
    }

    /** How many of these samples lie in [from, to). */
    public int overlap(int from, int to) {
        return Math.max(0, Math.min(end, to) - Math.max(first, from));
    }
}
