package io.reprise.media.render.gif;

/**
 * Delays in hundredths of a second whose sums are the true times, each rounded once: errors do not add up. No picture is
 * shown for less than two hundredths, which players don't do: one that comes too soon waits, and is left out if it would
 * have to wait for long.
 */
final class GifTimeline {
    private static final int SHORTEST = 2;
    private static final int LONGEST_WAIT = 2;
    private static final long HUNDREDTH_MICROS = 10_000;
    private static final long NONE = Long.MIN_VALUE;

    private long endHundredths = Long.MAX_VALUE;
    private long shownAt = NONE;

    /** Says when the last picture ends, once that is known. */
    void endAt(long micros) {
        endHundredths = hundredths(micros);
    }

    /** Whether there is room for a picture then; the first always has. */
    boolean hasRoomAt(long micros) {
        long at = earliest(micros);
        return at <= hundredths(micros) + LONGEST_WAIT && (shownAt == NONE || at + SHORTEST <= endHundredths);
    }

    /** Starts a picture. */
    void show(long micros) {
        shownAt = earliest(micros);
    }

    private long earliest(long micros) {
        return shownAt == NONE ? hundredths(micros) : Math.max(hundredths(micros), shownAt + SHORTEST);
    }

    /** The delay of the picture shown if it ends then. */
    int delayUntil(long micros) {
        return (int) Math.max(SHORTEST, hundredths(micros) - shownAt);
    }

    private static long hundredths(long micros) {
        return (micros + HUNDREDTH_MICROS / 2) / HUNDREDTH_MICROS;
    }
}
