package io.reprise.core.rank.reprise;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.rank.RankableVideo;

/**
 * How unlike the rest of its video each segment is, whoever looks: its distance from the video's mean, part by part,
 * each part's squared distances brought to mean 1 over the video and weighed as in a similarity.
 */
final class Unusual {
    private Unusual() {}

    /** One distance a segment, at least 0; a part that a segment lacks counts as usual. */
    static double[] of(RankableVideo video) {
        double[] sum = new double[video.size()];
        double weights = 0;
        for (FeaturePart part : video.spec().parts()) {
            double[] distances = squared(video.features(), part);
            double mean = 0;
            for (double distance : distances) {
                mean += distance / distances.length;
            }
            weights += part.weight();
            for (int i = 0; i < sum.length && mean > 0; i++) {
                sum[i] += part.weight() * distances[i] / mean;
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.sqrt(sum[i] / weights);
        }
        return sum;
    }

    private static double[] squared(FeatureMatrix features, FeaturePart part) {
        double[] mean = mean(features, part);
        double[] squared = new double[features.rows()];
        for (int row = 0; row < squared.length; row++) {
            if (!part.isAbsent(features.values(), row * features.dim())) {
                for (int d = 0; d < mean.length; d++) {
                    double difference = features.get(row, part.offset() + d) - mean[d];
                    squared[row] += difference * difference;
                }
            }
        }
        return squared;
    }

    private static double[] mean(FeatureMatrix features, FeaturePart part) {
        double[] mean = new double[part.length()];
        int present = 0;
        for (int row = 0; row < features.rows(); row++) {
            if (!part.isAbsent(features.values(), row * features.dim())) {
                present++;
                for (int d = 0; d < mean.length; d++) {
                    mean[d] += features.get(row, part.offset() + d);
                }
            }
        }
        for (int d = 0; d < mean.length; d++) {
            mean[d] /= Math.max(1, present);
        }
        return mean;
    }
}
