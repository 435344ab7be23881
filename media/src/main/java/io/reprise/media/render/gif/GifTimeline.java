package io.reprise.media.render.gif;

/**
 * Delays in hundredths of a second whose sums are the true times, each rounded once: errors do not add up. Pictures that
 * would be shown for less than two hundredths, which players don't do, are left out.
 */
final class GifTimeline {
    private static final int SHORTEST = 2;
    private static final long HUNDREDTH_MICROS = 10_000;

    private final long endHundredths;
    private long shownAt = Long.MIN_VALUE;

    /** For pictures shown for at most so long in all. */
    GifTimeline(long lengthMicros) {
        this.endHundredths = hundredths(lengthMicros);
    }

    /** Whether there is room for a picture then; the first always has. */
    boolean hasRoomAt(long micros) {
        long at = hundredths(micros);
        return shownAt == Long.MIN_VALUE || (at >= shownAt + SHORTEST && at + SHORTEST <= endHundredths);
    }

    /** Starts a picture. */
    void show(long micros) {
        shownAt = hundredths(micros);
    }

    /** The delay of the picture shown if it ends then. */
    int delayUntil(long micros) {
        return (int) Math.max(SHORTEST, hundredths(micros) - shownAt);
    }

    private static long hundredths(long micros) {
        return (micros + HUNDREDTH_MICROS / 2) / HUNDREDTH_MICROS;
    }
}
