package io.reprise.core.frame;

import io.reprise.core.time.Micros;

/**
 * Which frames to take when more come than are wanted: the first in each step of a regular grid of time. Times are
 * rounded to microseconds and to the container's clock, so a frame that comes a hair before a step's beginning counts as
 * in it: otherwise a grid of the video's own rate would lose frames.
 */
public final class FrameGrid {
    private static final double TOLERANCE_MICROS = 1000;
    private static final double TOLERANCE_STEPS = 0.1;

    private final double stepMicros;
    private final double toleranceMicros;
    private long nextStep;
    private boolean started;

    /** A grid of so many steps a second; 0 takes every frame. */
    public FrameGrid(double framesPerSecond) {
        if (!(framesPerSecond >= 0) || Double.isInfinite(framesPerSecond)) {
            throw new IllegalArgumentException("a frame rate is 0 or more, not " + framesPerSecond);
        }
        stepMicros = framesPerSecond > 0 ? Micros.PER_SECOND / framesPerSecond : 0;
        toleranceMicros = Math.min(TOLERANCE_MICROS, TOLERANCE_STEPS * stepMicros);
    }

    /** Whether a frame of this time would be taken. */
    public boolean wants(long timeMicros) {
        return stepMicros == 0 || !started || step(timeMicros) >= nextStep;
    }

    /**
     * Takes the frame of this time if it is wanted.
     *
     * @return 0 if it is not; otherwise how many steps it stands for: 1, or more after steps without a frame
     */
    public long take(long timeMicros) {
        if (!wants(timeMicros)) {
            return 0;
        }
        if (stepMicros == 0) {
            return 1;
        }
        long step = step(timeMicros);
        long steps = started ? step - nextStep + 1 : 1;
        started = true;
        nextStep = step + 1;
        return steps;
    }

    private long step(long timeMicros) {
        return (long) Math.floor((timeMicros + toleranceMicros) / stepMicros);
    }
}
