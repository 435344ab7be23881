package io.reprise.learn.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Paired bootstrap over users: users are drawn with replacement, the same ones for every ranker, so that differences
 * between rankers have intervals too. Percentile intervals of 95 %.
 */
public final class Bootstrap {
    /** Resamples behind every published interval. */
    public static final int RESAMPLES = 10_000;

    private static final List<Metric> METRICS = List.of(Metric.values());

    private final double[][] means; // [ranker and metric][resample]

    private Bootstrap(double[][] means) {
        this.means = means;
    }

    /**
     * Draws the resamples.
     *
     * @param evaluations of the same videos in the same order, at least one
     * @param resamples how many, {@link #RESAMPLES} for what is published
     * @param seed the same seed gives the same intervals
     */
    public static Bootstrap of(List<Evaluation> evaluations, int resamples, long seed) {
        int columns = evaluations.size() * METRICS.size();
        double[][] byUser = sumsByUser(evaluations, columns);
        double[][] means = new double[columns][resamples];
        long[] seeds = new SplittableRandom(seed).longs(resamples).toArray();
        IntStream.range(0, resamples).parallel().forEach(i -> resample(byUser, columns, seeds[i], i, means));
        return new Bootstrap(means);
    }

    /** The interval of one ranker's metric. */
    public Interval interval(int evaluation, Metric metric) {
        return interval(means[column(evaluation, metric)]);
    }

    /** The interval of how much more the one has than the other. */
    public Interval difference(int evaluation, int other, Metric metric) {
        double[] one = means[column(evaluation, metric)].clone();
        double[] two = means[column(other, metric)];
        for (int i = 0; i < one.length; i++) {
            one[i] -= two[i];
        }
        return interval(one);
    }

    private static int column(int evaluation, Metric metric) {
        return evaluation * METRICS.size() + METRICS.indexOf(metric);
    }

    /** Sums over each user's videos, then how many of them have the metric: a user with several is drawn with all. */
    private static double[][] sumsByUser(List<Evaluation> evaluations, int columns) {
        Map<String, double[]> users = new LinkedHashMap<>();
        for (int e = 0; e < evaluations.size(); e++) {
            for (VideoScore video : evaluations.get(e).videos()) {
                double[] sums = users.computeIfAbsent(video.userId(), user -> new double[2 * columns]);
                for (Metric metric : METRICS) {
                    double value = metric.of(video);
                    sums[column(e, metric)] += Double.isNaN(value) ? 0 : value;
                    sums[columns + column(e, metric)] += Double.isNaN(value) ? 0 : 1;
                }
            }
        }
        return users.values().toArray(new double[0][]);
    }

    /** A video without a metric (NaN) is left out of that metric's mean. */
    private static void resample(double[][] byUser, int columns, long seed, int index, double[][] means) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] sums = new double[2 * columns];
        for (int draw = 0; draw < byUser.length; draw++) {
            double[] values = byUser[random.nextInt(byUser.length)];
            for (int c = 0; c < sums.length; c++) {
                sums[c] += values[c];
            }
        }
        for (int c = 0; c < columns; c++) {
            means[c][index] = sums[c] / sums[columns + c];
        }
    }

    /** A resample in which no video has the metric is left out. */
    static Interval interval(double[] resamples) {
        double[] values = Arrays.stream(resamples)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return new Interval(percentile(values, 0.025), percentile(values, 0.975));
    }

    private static double percentile(double[] sorted, double fraction) {
        double place = fraction * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
