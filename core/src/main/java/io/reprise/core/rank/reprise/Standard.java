package io.reprise.core.rank.reprise;

import java.util.Arrays;

/** Values brought to mean 0 and standard deviation 1 within a video. */
final class Standard {
    private static final double NO_SPREAD = 1e-9;

    private Standard() {}

    /** Standard scores; all 0 if the values are all the same. */
    static double[] scores(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double variance = Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0);
        double spread = Math.sqrt(variance);
        return Arrays.stream(values)
                .map(v -> spread < NO_SPREAD ? 0 : (v - mean) / spread)
                .toArray();
    }

    /** Values brought to mean 0. */
    static double[] centred(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(v -> v - mean).toArray();
    }
}
