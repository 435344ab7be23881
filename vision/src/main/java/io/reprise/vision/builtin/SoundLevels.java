package io.reprise.vision.builtin;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.feature.MomentLimit;
import io.reprise.core.feature.TrackBuilder;

/**
 * The stretches of sound that a {@link SoundMeter} measured, {@value #MOST} at most: when there are as many, each two
 * become one that lasts twice as long (the mean of their levels, the larger rise), and so do those that follow.
 */
final class SoundLevels {
    /** About three hours of stretches as they are measured; 14 MB. */
    static final int MOST = 1 << 17;

    private static final FeatureSpec SPEC = FeatureSpec.single("sound", SoundMeter.WIDTH);

    private final int most;
    private TrackBuilder kept;
    private final float[] open = new float[SoundMeter.WIDTH];
    private long openMicros;
    private int openCount;
    private int together = 1;

    SoundLevels(int most) {
        this.most = most;
        kept = empty();
    }

    private TrackBuilder empty() {
        return new TrackBuilder(SPEC, MomentLimit.ofRows(most + 1));
    }

    /** How many stretches as measured stand for one. */
    int together() {
        return together;
    }

    /**
     * Adds a stretch.
     *
     * @param middleMicros its middle, not before the last one's
     */
    void add(long middleMicros, float[] row) {
        openMicros += (middleMicros - openMicros) / (openCount + 1);
        merge(row, open, openCount);
        if (++openCount == together) {
            close();
        }
    }

    /** Merges a row into the mean of some; the rise is the largest. */
    private static void merge(float[] row, float[] into, int count) {
        for (int column = 0; column < SoundMeter.RISE; column++) {
            into[column] = count == 0 ? row[column] : into[column] + (row[column] - into[column]) / (count + 1);
        }
        into[SoundMeter.RISE] =
                count == 0 ? row[SoundMeter.RISE] : Math.max(into[SoundMeter.RISE], row[SoundMeter.RISE]);
    }

    private void close() {
        kept.add(openMicros, open);
        openCount = 0;
        openMicros = 0;
        if (kept.rows() == most) {
            halve();
        }
    }

    private void halve() {
        FeatureTrack all = kept.build();
        kept = empty();
        long[] times = all.timesMicros();
        for (int row = 0; row + 1 < times.length; row += 2) {
            float[] both = all.rows().row(row);
            merge(all.rows().row(row + 1), both, 1);
            kept.add(times[row] + (times[row + 1] - times[row]) / 2, both);
        }
        together *= 2;
    }

    /** All of them, a part of one at the end included. */
    FeatureTrack build() {
        if (openCount > 0) {
            kept.add(openMicros, open);
            openCount = 0;
        }
        return kept.build();
    }
}
