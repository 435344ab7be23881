package io.reprise.core.time;

/** Conversions between seconds, the unit people see, and microseconds, the unit everything inside uses. */
public final class Micros {
    /** Microseconds in one second. */
    public static final long PER_SECOND = 1_000_000L;

    private Micros() {}

    /**
     * Rounds seconds to the nearest microsecond.
     *
     * @param seconds a finite number of seconds, at most 292,000 years either way
     * @throws IllegalArgumentException if it is NaN, infinite or out of range
     */
    public static long ofSeconds(double seconds) {
        double micros = seconds * PER_SECOND;
        if (!(Math.abs(micros) < Long.MAX_VALUE)) {
            throw new IllegalArgumentException("not a time in seconds: " + seconds);
        }
        return Math.round(micros);
    }

    /** The same time in seconds. */
    public static double toSeconds(long micros) {
        return micros / (double) PER_SECOND;
    }
}
