package io.reprise.core.feature;

/**
 * Mean and standard deviation of each dimension over a video's segments. A part that is absent in a row takes no part in
 * that row; where no row has it, its means and deviations are 0.
 *
 * @param count number of rows they were measured on, at least 1
 * @param mean one a dimension, finite
 * @param deviation one a dimension, population standard deviation, finite and at least 0
 */
public record FeatureStatistics(int count, float[] mean, float[] deviation) {
    public FeatureStatistics {
        if (count < 1 || mean.length != deviation.length) {
            throw new IllegalArgumentException("statistics of " + count + " rows with " + mean.length + " means and "
                    + deviation.length + " deviations");
        }
        for (int d = 0; d < mean.length; d++) {
            if (!Float.isFinite(mean[d]) || !(deviation[d] >= 0) || Float.isInfinite(deviation[d])) {
                throw new IllegalArgumentException(
                        "dimension " + d + " has the mean " + mean[d] + " and the deviation " + deviation[d]);
            }
        }
    }

    /**
     * Measures a video.
     *
     * @param spec what the features are
     * @param rows the vectors of all its segments [segments][dim], at least one
     */
    public static FeatureStatistics of(FeatureSpec spec, FeatureMatrix rows) {
        float[] mean = new float[spec.dim()];
        float[] deviation = new float[spec.dim()];
        for (FeaturePart part : spec.parts()) {
            int[] present = part.presentRows(rows);
            for (int d = part.offset(); d < part.end() && present.length > 0; d++) {
                measure(rows, present, d, mean, deviation);
            }
        }
        return new FeatureStatistics(rows.rows(), mean, deviation);
    }

    private static void measure(FeatureMatrix rows, int[] present, int d, float[] mean, float[] deviation) {
        double sum = 0;
        for (int row : present) {
            sum += rows.get(row, d);
        }
        double middle = sum / present.length;
        double squares = 0;
        for (int row : present) {
            double away = rows.get(row, d) - middle;
            squares += away * away;
        }
        mean[d] = (float) middle;
        deviation[d] = (float) Math.sqrt(squares / present.length);
    }
}
