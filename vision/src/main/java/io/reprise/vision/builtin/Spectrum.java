package io.reprise.vision.builtin;

/** Power spectrum of a block of real samples: Hann window, radix-2 fast Fourier transform. Not for several threads. */
final class Spectrum {
    private final int size;
    private final float[] window;
    private final float[] cosine;
    private final float[] sine;
    private final float[] real;
    private final float[] imaginary;
    private final float[] power;

    /** For blocks of that many samples, a power of two, at least 4. */
    Spectrum(int size) {
        this.size = size;
        this.window = new float[size];
        this.cosine = new float[size / 2];
        this.sine = new float[size / 2];
        this.real = new float[size];
        this.imaginary = new float[size];
        this.power = new float[size / 2];
        for (int i = 0; i < size; i++) {
            window[i] = (float) (.5 - .5 * Math.cos(2 * Math.PI * (i + .5) / size));
        }
        for (int i = 0; i < size / 2; i++) {
            cosine[i] = (float) Math.cos(2 * Math.PI * i / size);
            sine[i] = (float) -Math.sin(2 * Math.PI * i / size);
        }
    }

    /**
     * Transforms one block.
     *
     * @param samples as many as the size
     * @return power of the frequencies 0 .. size / 2 - 1 (times rate / size), such that they sum to about the mean
     *     square of the samples; overwritten by the next call
     */
    float[] power(float[] samples) {
        int shift = Integer.numberOfLeadingZeros(size) + 1;
        for (int i = 0; i < size; i++) {
            int from = Integer.reverse(i) >>> shift;
            real[i] = samples[from] * window[from];
            imaginary[i] = 0;
        }
        for (int half = 1; half < size; half *= 2) {
            butterflies(half);
        }
        // half the spectrum, and 3/8 for the window's own power
        float scale = 2f / .375f / size / size;
        for (int i = 0; i < power.length; i++) {
            power[i] = (real[i] * real[i] + imaginary[i] * imaginary[i]) * scale;
        }
        return power;
    }

    private void butterflies(int half) {
        int stride = size / (2 * half);
        for (int block = 0; block < size; block += 2 * half) {
            for (int k = 0; k < half; k++) {
                int a = block + k;
                int b = a + half;
                float c = cosine[k * stride];
                float s = sine[k * stride];
                float re = real[b] * c - imaginary[b] * s;
                float im = real[b] * s + imaginary[b] * c;
                real[b] = real[a] - re;
                imaginary[b] = imaginary[a] - im;
                real[a] += re;
                imaginary[a] += im;
            }
        }
    }
}
