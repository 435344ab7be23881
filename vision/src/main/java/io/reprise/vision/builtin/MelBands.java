package io.reprise.vision.builtin;

/** Sums a power spectrum into 24 overlapping triangular bands, equally wide to the ear (mel scale), from 50 to 5600 Hz. */
final class MelBands {
    static final int COUNT = 24;
    /** Lowest frequency of a band, in Hz. */
    private static final double LOWEST_HERTZ = 50;
    /** Highest frequency of a band, in Hz. */
    private static final double HIGHEST_HERTZ = 5600;

    private final int[] first = new int[COUNT];
    private final float[][] weights = new float[COUNT][];

    /** For spectra of that many samples at that rate; bands above half the rate stay empty. */
    MelBands(int size, int sampleRate) {
        double low = mel(LOWEST_HERTZ);
        double step = (mel(HIGHEST_HERTZ) - low) / (COUNT + 1);
        for (int band = 0; band < COUNT; band++) {
            fill(band, low + band * step, step, size, (double) sampleRate / size);
        }
    }

    private void fill(int band, double from, double step, int size, double hertzPerBin) {
        int start = (int) Math.floor(hertz(from) / hertzPerBin);
        int end = (int) Math.ceil(hertz(from + 2 * step) / hertzPerBin);
        int usable = Math.max(0, Math.min(size / 2, end + 1) - start);
        first[band] = start;
        weights[band] = new float[usable];
        for (int i = 0; i < usable; i++) {
            double distance = Math.abs(mel((start + i) * hertzPerBin) - from - step) / step;
            weights[band][i] = (float) Math.max(0, 1 - distance);
        }
    }

    private static double mel(double hertz) {
        return 2595 * Math.log10(1 + hertz / 700);
    }

    private static double hertz(double mel) {
        return 700 * (Math.pow(10, mel / 2595) - 1);
    }

    /** Writes the power in each band. */
    void sum(float[] power, float[] into) {
        for (int band = 0; band < COUNT; band++) {
            float sum = 0;
            for (int i = 0; i < weights[band].length; i++) {
                sum += weights[band][i] * power[first[band] + i];
            }
            into[band] = sum;
        }
    }
}
