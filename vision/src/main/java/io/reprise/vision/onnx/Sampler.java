package io.reprise.vision.onnx;

import io.reprise.core.time.Micros;

/**
 * Chooses frames on a regular grid of time when more arrive than were asked for: a frame is taken when it comes not
 * more than a third of a step before the next point of the grid, so that one that is a little early still counts.
 */
final class Sampler {
    private final double stepMicros;
    private double nextMicros;
    private boolean started;

    /** A grid of so many points a second; 0 takes every frame. */
    Sampler(double fps) {
        stepMicros = fps > 0 ? Micros.PER_SECOND / fps : 0;
    }

    /** How many points of the grid this frame stands for: none, one, or several after a gap. */
    long points(long timeMicros) {
        if (stepMicros == 0) {
            return 1;
        }
        if (!started) {
            started = true;
            nextMicros = timeMicros;
        }
        double early = nextMicros - timeMicros;
        if (early > stepMicros / 3) {
            return 0;
        }
        long points = 1 + Math.max(0, (long) Math.floor((-early + stepMicros / 3) / stepMicros));
        nextMicros += points * stepMicros;
        return points;
    }
}
