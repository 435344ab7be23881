package io.reprise.vision.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpectrumTest {
    @Test
    void agreesWithTheDefinition() {
        long seed = 7;
        Random random = new Random(seed);
        int size = 64;
        float[] samples = new float[size];
        for (int i = 0; i < size; i++) {
            samples[i] = (float) random.nextGaussian();
        }
        float[] power = new Spectrum(size).power(samples);
        for (int k = 0; k < size / 2; k++) {
            double real = 0;
            double imaginary = 0;
            for (int i = 0; i < size; i++) {
                double windowed = samples[i] * (.5 - .5 * Math.cos(2 * Math.PI * (i + .5) / size));
                real += windowed * Math.cos(2 * Math.PI * k * i / size);
                imaginary -= windowed * Math.sin(2 * Math.PI * k * i / size);
            }
            double expected = (real * real + imaginary * imaginary) * 2 / .375 / size / size;
            assertThat((double) power[k]).as("bin %d, seed %d", k, seed).isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void aSineOfFullScaleHasHalfItsPowerNearItsFrequency() {
        int size = 1024;
        float[] samples = new float[size];
        for (int i = 0; i < size; i++) {
            samples[i] = (float) Math.sin(2 * Math.PI * 100 * i / size);
        }
        float[] power = new Spectrum(size).power(samples);
        assertThat(power[99] + power[100] + power[101]).isCloseTo(.5f, within(.01f));
    }
}
