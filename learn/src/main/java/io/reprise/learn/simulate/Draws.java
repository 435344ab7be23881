package io.reprise.learn.simulate;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;

/** Seeded randomness by name, so that each video and user can be drawn on its own and always the same. */
final class Draws {
    private Draws() {}

    static Random seeded(long seed, String name) {
        CRC32 hash = new CRC32();
        hash.update(name.getBytes(StandardCharsets.UTF_8));
        long z = seed * 0x9E3779B97F4A7C15L + hash.getValue();
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return new Random(z ^ (z >>> 31));
    }

    static double[] gaussian(Random random, int size, double spread) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = spread * random.nextGaussian();
        }
        return values;
    }

    static void add(double[] sum, double factor, double[] values) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * values[i];
        }
    }

    /** The weighted sum of two vectors. */
    static double[] mix(double first, double[] of, double second, double[] and) {
        double[] mixed = new double[of.length];
        add(mixed, first, of);
        add(mixed, second, and);
        return mixed;
    }
}
