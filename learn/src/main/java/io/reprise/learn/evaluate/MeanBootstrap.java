package io.reprise.learn.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Intervals of a mean of values, by the bootstrap: values, or groups of them, are drawn with replacement. The same seed
 * draws the same ones, so that the interval of a difference is that of the paired differences. Percentile intervals of
 * 95 % over {@link Bootstrap#RESAMPLES} resamples.
 */
public final class MeanBootstrap {
    private MeanBootstrap() {}

    /** The mean of at least one value. */
    public static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** The interval where every value is drawn by itself. */
    public static Interval interval(List<Double> values, long seed) {
        double[] sums = values.stream().mapToDouble(Double::doubleValue).toArray();
        int[] counts = new int[sums.length];
        Arrays.fill(counts, 1);
        return interval(sums, counts, seed);
    }

    /**
     * The interval where values of one group are drawn together.
     *
     * @param groups one a value
     */
    public static Interval interval(List<Double> values, List<String> groups, long seed) {
        Map<String, List<Double>> byGroup = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            byGroup.computeIfAbsent(groups.get(i), group -> new ArrayList<>()).add(values.get(i));
        }
        List<List<Double>> all = List.copyOf(byGroup.values());
        double[] sums = all.stream()
                .mapToDouble(
                        group -> group.stream().mapToDouble(Double::doubleValue).sum())
                .toArray();
        int[] counts = all.stream().mapToInt(List::size).toArray();
        return interval(sums, counts, seed);
    }

    private static Interval interval(double[] sums, int[] counts, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[Bootstrap.RESAMPLES];
        for (int resample = 0; resample < means.length; resample++) {
            double sum = 0;
            long count = 0;
            for (int draw = 0; draw < sums.length; draw++) {
                int drawn = random.nextInt(sums.length);
                sum += sums[drawn];
                count += counts[drawn];
            }
            means[resample] = sum / count;
        }
        return Bootstrap.interval(means);
    }
}
