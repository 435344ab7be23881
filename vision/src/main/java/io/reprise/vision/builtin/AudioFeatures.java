package io.reprise.vision.builtin;

import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.rank.Signal;
import java.util.Arrays;

/**
 * The audio features of a video around a moment.
 *
 * @param stretches the rows of a {@link SoundMeter}, in time order
 * @param stretchMicros how long one of them lasts
 */
record AudioFeatures(FeatureTrack stretches, long stretchMicros) {
    /** Dimensions of the part "sound". */
    static final int DIM = MelBands.COUNT + 2;

    /** The stretches between two times, half open: [first, one past the last]. */
    int[] between(long fromMicros, long toMicros) {
        return new int[] {firstFrom(fromMicros), firstFrom(toMicros)};
    }

    private int firstFrom(long micros) {
        int found = Arrays.binarySearch(stretches.timesMicros(), micros);
        return found < 0 ? -found - 1 : found;
    }

    /**
     * The part "sound": mean level of each band and of the whole as (decibels + 100) / 100, and the strongest rise in
     * tens of decibels. Silence is small but not zero; a moment without sound is all zeros.
     */
    float[] describe(int[] range) {
        float[] described = new float[DIM];
        if (range[0] == range[1]) {
            return described;
        }
        for (int column = 0; column <= SoundMeter.LEVEL; column++) {
            described[column] = Math.max(.01f, (mean(range, column) + 100) / 100);
        }
        described[SoundMeter.RISE] = largest(range, SoundMeter.RISE) / 10;
        return described;
    }

    /** Writes the signals of the sound into a row of signals. */
    void signal(int[] range, float[] row) {
        if (range[0] < range[1]) {
            row[Signal.SOUND.column()] = 1;
            row[Signal.LOUDNESS.column()] = mean(range, SoundMeter.LEVEL);
            row[Signal.ONSET.column()] = largest(range, SoundMeter.RISE);
        }
    }

    private float mean(int[] range, int column) {
        double sum = 0;
        for (int row = range[0]; row < range[1]; row++) {
            sum += stretches.rows().get(row, column);
        }
        return (float) (sum / (range[1] - range[0]));
    }

    private float largest(int[] range, int column) {
        float largest = 0;
        for (int row = range[0]; row < range[1]; row++) {
            largest = Math.max(largest, stretches.rows().get(row, column));
        }
        return largest;
    }
}
