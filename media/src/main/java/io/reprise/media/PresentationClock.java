package io.reprise.media;

import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * Turns the timestamps of a stream's frames, in presentation order, into one clock that starts at the first frame shown
 * and only goes forward: leaps, missing and repeated timestamps are bridged.
 */
final class PresentationClock {
    /** FFmpeg's mark for a missing timestamp. */
    static final long NONE = Long.MIN_VALUE;

    /** About 36,000 years: far enough, and sums of two do not overflow. */
    private static final long FARTHEST_MICROS = 1L << 60;

    private final int numerator;
    private final int denominator;
    private final long originTimestamp;
    private final long stepMicros;
    private final long breakMicros;
    private long shiftMicros;
    private long latestMicros = Long.MIN_VALUE;

    /**
     * Makes a clock.
     *
     * @param timeBase of the timestamps, in seconds
     * @param originTimestamp the one that is time 0
     * @param stepMicros the usual time between frames, for where timestamps say nothing
     * @param breakMicros a step larger than this, or as far back, is a break in the timestamps and not a pause
     */
    PresentationClock(AVRational timeBase, long originTimestamp, long stepMicros, long breakMicros) {
        this.numerator = timeBase.num();
        this.denominator = Math.max(1, timeBase.den());
        this.originTimestamp = originTimestamp;
        this.stepMicros = stepMicros;
        this.breakMicros = breakMicros;
    }

    /** A duration in the stream's time base, in microseconds. */
    long lengthMicros(long ticks) {
        long micros = Math.round(ticks * (1e6 * numerator) / denominator);
        return Math.max(-FARTHEST_MICROS, Math.min(FARTHEST_MICROS, micros));
    }

    /** The time of the next frame: later than the one before. */
    long next(long timestamp) {
        long micros = timestamp == NONE ? latestOrStart() : lengthMicros(sinceOrigin(timestamp)) + shiftMicros;
        if (latestMicros != Long.MIN_VALUE) {
            if (Math.abs(micros - latestMicros) > breakMicros) {
                shiftMicros += latestMicros + stepMicros - micros;
                micros = latestMicros + stepMicros;
            }
            micros = Math.max(micros, latestMicros + 1);
        }
        latestMicros = micros;
        return micros;
    }

    private long sinceOrigin(long timestamp) {
        long low = -FARTHEST_MICROS;
        return Math.max(low, Math.min(-low, timestamp)) - Math.max(low, Math.min(-low, originTimestamp));
    }

    private long latestOrStart() {
        return latestMicros == Long.MIN_VALUE ? 0 : latestMicros + stepMicros;
    }
}
