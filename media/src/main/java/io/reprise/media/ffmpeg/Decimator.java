package io.reprise.media.ffmpeg;

/**
 * Lowers the rate of sound by a whole factor: a windowed-sinc low pass evaluated only where a sample is kept. Many times
 * cheaper than a general resampler and exact in time.
 */
final class Decimator {
    private static final int LOBES = 3;

    private final int factor;
    private final float[] filter;
    private float[] tail;
    private int tailLength;

    /**
     * Makes one.
     *
     * @param factor how many samples become one, at least 1
     */
    Decimator(int factor) {
        this.factor = factor;
        this.filter = lowPass(factor);
        this.tail = new float[filter.length];
    }

    /** Hann-windowed sinc with its corner at the new Nyquist frequency, its sum being 1. */
    private static float[] lowPass(int factor) {
        float[] taps = new float[factor == 1 ? 1 : 2 * LOBES * factor - 1];
        double sum = 0;
        for (int i = 0; i < taps.length; i++) {
            double x = (i - taps.length / 2) / (double) factor;
            double sinc = x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
            double window = 0.5 + 0.5 * Math.cos(Math.PI * x / LOBES);
            taps[i] = (float) (sinc * window);
            sum += taps[i];
        }
        for (int i = 0; i < taps.length; i++) {
            taps[i] /= (float) sum;
        }
        return taps;
    }

    /**
     * Lowers the rate of the next samples.
     *
     * @param in samples, length many valid
     * @param out takes at most (length + filter) / factor + 1 samples
     * @return how many it took
     */
    int decimate(float[] in, int length, float[] out) {
        float[] joined = join(in, length);
        int count = 0;
        int at = 0;
        int total = tailLength + length;
        for (; at + filter.length <= total; at += factor) {
            float sum = 0;
            for (int i = 0; i < filter.length; i++) {
                sum += filter[i] * joined[at + i];
            }
            out[count++] = sum;
        }
        tailLength = Math.max(0, total - at);
        System.arraycopy(joined, Math.min(at, total), joined, 0, tailLength);
        return count;
    }

    private float[] join(float[] in, int length) {
        if (tail.length < tailLength + length) {
            tail = java.util.Arrays.copyOf(tail, tailLength + length);
        }
        System.arraycopy(in, 0, tail, tailLength, length);
        return tail;
    }

    /** The most samples that a call with so many gives. */
    int room(int length) {
        return (length + filter.length) / factor + 1;
    }
}
