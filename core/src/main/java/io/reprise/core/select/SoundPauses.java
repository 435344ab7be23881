package io.reprise.core.select;

import java.util.Arrays;

/**
 * Where along a stretch of video there is speech or another sound, by its energy alone: 0 in a pause, 1 at full
 * level. Pauses are the quietest fifth; where they are hardly quieter than the loudest fifth there are none to end in.
 */
final class SoundPauses {
    /** Share of the quietest, and of the loudest, moments, in (0, 0.5); set by hand. */
    private static final double PART = 0.2;
    /** Less between quiet and loud, in decibels, is steady noise. */
    private static final double LEAST_DECIBELS = 6;

    private final MomentCurve level;
    private final double quiet;
    private final double loud;

    /**
     * A stretch.
     *
     * @param level of the sound in decibels above any floor; flat where there is none
     * @param points moments of the stretch
     */
    SoundPauses(MomentCurve level, long[] points) {
        double[] levels = Arrays.stream(points).mapToDouble(level::at).sorted().toArray();
        this.level = level;
        this.quiet = levels.length == 0 ? 0 : levels[(int) (PART * (levels.length - 1))];
        this.loud = levels.length == 0 ? 0 : levels[(int) ((1 - PART) * (levels.length - 1))];
    }

    /** How much of a sound an end there cuts, in [0, 1]. */
    double at(long micros) {
        return loud - quiet < LEAST_DECIBELS
                ? 0
                : Math.max(0, Math.min(1, (level.at(micros) - quiet) / (loud - quiet)));
    }
}
