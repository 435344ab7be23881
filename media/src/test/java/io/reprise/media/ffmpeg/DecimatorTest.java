package io.reprise.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimatorTest {
    private static float[] tone(double frequency, int rate, int length) {
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (float) Math.sin(2 * Math.PI * frequency * i / rate);
        }
        return samples;
    }

    private static double loudness(float[] samples, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += samples[i] * samples[i];
        }
        return Math.sqrt(sum / count);
    }

    private static double decimated(double frequency) {
        Decimator decimator = new Decimator(4);
        float[] in = tone(frequency, 48_000, 48_000);
        float[] out = new float[decimator.room(in.length)];
        return loudness(out, decimator.decimate(in, in.length, out));
    }

    @Test
    void keepsLowTonesAndRemovesHighOnes() {
        assertThat(decimated(440)).isCloseTo(Math.sqrt(0.5), within(0.01));
        assertThat(decimated(3_000)).isCloseTo(Math.sqrt(0.5), within(0.05));
        assertThat(decimated(11_000)).isLessThan(0.02);
    }

    @Test
    void blocksOfAnyLengthGiveTheSameSamples() {
        float[] in = tone(1_000, 48_000, 20_000);
        float[] whole = new float[6_000];
        int count = new Decimator(4).decimate(in, in.length, whole);
        Decimator pieces = new Decimator(4);
        Random random = new Random(3);
        int got = 0;
        for (int at = 0; at < in.length; ) {
            int length = Math.min(in.length - at, random.nextInt(700));
            float[] block = java.util.Arrays.copyOfRange(in, at, at + length);
            float[] out = new float[pieces.room(length)];
            int n = pieces.decimate(block, length, out);
            for (int i = 0; i < n; i++) {
                assertThat(out[i]).isEqualTo(whole[got++]);
            }
            at += length;
        }
        assertThat(got).isEqualTo(count);
    }
}
