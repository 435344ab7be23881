package io.reprise.core.math;

import java.util.DoubleSummaryStatistics;

/** Small operations on vectors of doubles, in the order of their elements, so that results repeat to the last digit. */
public final class Vectors {
    private Vectors() {}

    /** The inner product of two vectors of the same length. */
    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The inner product of two vectors of the same length, accumulated in double precision. */
    public static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    /** The mean of at least one value, accumulated in double precision. */
    public static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Adds a row of a matrix, which begins there, to a sum of as many dimensions. */
    public static void addTo(double[] sum, float[] values, int start) {
        for (int d = 0; d < sum.length; d++) {
            sum[d] += values[start + d];
        }
    }

    /** Replaces values by exp(v) / sum of exp(v), shifted by the largest so that nothing overflows. */
    public static void softmax(double[] values) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.exp(values[i] - largest);
            sum += values[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= sum;
        }
    }

    /** The mean; 0 of no values. */
    public static double mean(double[] values) {
        DoubleSummaryStatistics all = new DoubleSummaryStatistics();
        for (double value : values) {
            all.accept(value);
        }
        return all.getAverage();
    }

    /** The standard deviation, divided by the number of values; 0 of no values. */
    public static double standardDeviation(double[] values) {
        double mean = mean(values);
        DoubleSummaryStatistics squares = new DoubleSummaryStatistics();
        for (double value : values) {
            squares.accept((value - mean) * (value - mean));
        }
        return Math.sqrt(squares.getAverage());
    }

    /**
     * Z-scores: (value - mean) / max(standard deviation, floor), a new array.
     *
     * @param floor least divisor, above 0, in the values' unit
     */
    public static double[] standardized(double[] values, double floor) {
        double mean = mean(values);
        double spread = Math.max(floor, standardDeviation(values));
        double[] standardized = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            standardized[i] = (values[i] - mean) / spread;
        }
        return standardized;
    }
}
