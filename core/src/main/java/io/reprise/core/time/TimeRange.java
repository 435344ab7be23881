package io.reprise.core.time;

/**
 * A half-open range of time [start, end) within one video, in microseconds from the first frame shown.
 *
 * @param startMicros first microsecond inside, not negative
 * @param endMicros first microsecond after, larger than the start
 */
public record TimeRange(long startMicros, long endMicros) {
    public TimeRange {
        if (startMicros < 0 || endMicros <= startMicros) {
            throw new IllegalArgumentException(
                    "a time range needs 0 <= start < end, not [" + startMicros + ", " + endMicros + ") microseconds");
        }
    }

    /** The range between two times in seconds, each rounded to the microsecond. */
    public static TimeRange ofSeconds(double start, double end) {
        return new TimeRange(Micros.ofSeconds(start), Micros.ofSeconds(end));
    }

    /** Length in microseconds, at least 1. */
    public long lengthMicros() {
        return endMicros - startMicros;
    }

    /** Start in seconds. */
    public double startSeconds() {
        return Micros.toSeconds(startMicros);
    }

    /** End in seconds. */
    public double endSeconds() {
        return Micros.toSeconds(endMicros);
    }

    /** The middle, in microseconds, rounded down. */
    public long middleMicros() {
        return startMicros + lengthMicros() / 2;
    }

    /** Whether the moment lies inside; the end does not. */
    public boolean contains(long micros) {
        return startMicros <= micros && micros < endMicros;
    }

    /** Length in microseconds of what both ranges cover; 0 if they do not meet. */
    public long overlapMicros(TimeRange other) {
        long from = Math.max(startMicros, other.startMicros);
        long to = Math.min(endMicros, other.endMicros);
        return Math.max(0, to - from);
    }

    /** Whether the two share at least a microsecond. */
    public boolean overlaps(TimeRange other) {
        return overlapMicros(other) > 0;
    }
}
