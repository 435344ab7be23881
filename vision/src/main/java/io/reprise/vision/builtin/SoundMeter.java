package io.reprise.vision.builtin;

import io.reprise.core.frame.SoundBlock;
import io.reprise.core.time.Micros;

/**
 * Listens: cuts the sound into stretches of less than 0.09 s and keeps of each the level of every band, the level of the
 * whole, and how suddenly it rose. Levels are in decibels of full scale, -100 at least. A jump in time starts anew.
 */
final class SoundMeter {
    static final int LEVEL = MelBands.COUNT;
    static final int RISE = LEVEL + 1;
    static final int WIDTH = RISE + 1;
    /** Power of -100 dB of full scale, below which all is silence. */
    private static final float FLOOR_POWER = 1e-10f;
    /** Longest stretch, in seconds. */
    private static final double STRETCH_SECONDS = .09;
    /** A gap between blocks, in microseconds, from which sound starts anew. */
    private static final long JUMP_MICROS = Micros.PER_SECOND / 10;

    private final SoundLevels stretches = new SoundLevels(SoundLevels.MOST);
    private final float[] row = new float[WIDTH];
    private final float[] before = new float[MelBands.COUNT];
    private int sampleRate;
    private float[] buffer = new float[0];
    private Spectrum spectrum = new Spectrum(4);
    private MelBands bands = new MelBands(4, 1);
    private int filled;
    private long nextMicros;
    private long lastMicros = Long.MIN_VALUE;

    /** Takes the next sound. */
    void listen(SoundBlock block) {
        if (block.sampleRate() != sampleRate) {
            prepare(block.sampleRate());
        }
        if (filled == 0 || Math.abs(block.timeMicros() - nextMicros) > JUMP_MICROS) {
            filled = 0;
            nextMicros = block.timeMicros();
        }
        for (int i = 0; i < block.length(); i++) {
            buffer[filled++] = finite(block.samples()[i]);
            if (filled == buffer.length) {
                measure(nextMicros + micros(i + 1L) - micros(buffer.length) / 2);
                filled = 0;
            }
        }
        nextMicros += micros(block.length());
    }

    private static float finite(float sample) {
        return Float.isFinite(sample) ? Math.max(-4, Math.min(4, sample)) : 0;
    }

    private void prepare(int rate) {
        sampleRate = rate;
        int size = Math.max(4, Integer.highestOneBit((int) (rate * STRETCH_SECONDS)));
        buffer = new float[size];
        spectrum = new Spectrum(size);
        bands = new MelBands(size, rate);
        filled = 0;
    }

    private long micros(long samples) {
        return samples * Micros.PER_SECOND / sampleRate;
    }

    private void measure(long middleMicros) {
        bands.sum(spectrum.power(buffer), row);
        float rise = 0;
        for (int band = 0; band < MelBands.COUNT; band++) {
            row[band] = decibels(row[band]);
            if (lastMicros > Long.MIN_VALUE) {
                rise += Math.max(0, row[band] - before[band]);
            }
            before[band] = row[band];
        }
        row[LEVEL] = decibels(meanSquare());
        row[RISE] = rise / MelBands.COUNT;
        lastMicros = Math.max(middleMicros, lastMicros);
        stretches.add(lastMicros, row);
    }

    private float meanSquare() {
        double sum = 0;
        for (float sample : buffer) {
            sum += sample * sample;
        }
        return (float) (sum / buffer.length);
    }

    private static float decibels(float power) {
        return (float) (10 * Math.log10(Math.max(FLOOR_POWER, power)));
    }

    /** The features of the sound measured so far. */
    AudioFeatures features() {
        long stretchMicros = sampleRate == 0 ? 0 : stretches.together() * micros(buffer.length);
        return new AudioFeatures(stretches.build(), stretchMicros);
    }
}
