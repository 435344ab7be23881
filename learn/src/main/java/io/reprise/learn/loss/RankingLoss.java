package io.reprise.learn.loss;

import io.reprise.core.error.InvalidValueException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What training makes small. The pairwise losses are means over all pairs of a positive and a negative segment of one
 * video, as functions of the margin s(+) - s(-); every pair is formed from scores that were computed once a segment.
 */
public enum RankingLoss {
    HINGE("hinge", "max(0, 1 - s(+) + s(-))"),
    SQUARED_HINGE("squared-hinge", "the square of the hinge"),
    HUBER("huber", "half the square of the hinge u, from u = 1.5 on linear (the l1/l2 mixture of Video2GIF)"),
    LOGISTIC("logistic", "log(1 + exp(s(-) - s(+)))"),
    LISTWISE("listwise", "mean over the positives of -log of their share in the softmax over the video's segments");

    /** Where Huber's loss turns from square to linear. */
    static final double DELTA = 1.5;

    private final String id;
    private final String help;

    RankingLoss(String id, String help) {
        this.id = id;
        this.help = help;
    }

    /** The name people type. */
    public String id() {
        return id;
    }

    /** Its formula. */
    public String help() {
        return help;
    }

    /** The loss of that name. */
    public static RankingLoss of(String id) {
        for (RankingLoss loss : values()) {
            if (loss.id.equals(id)) {
                return loss;
            }
        }
        throw new InvalidValueException(
                "loss",
                "there is no loss '" + id + "'; there are "
                        + Arrays.stream(values()).map(RankingLoss::id).collect(Collectors.joining(", ")));
    }

    /**
     * The loss of one video.
     *
     * @param scores of its segments: first the positives, then the negatives
     * @param from the first positive
     * @param positives how many positives, at least 1
     * @param negatives how many negatives, at least 1
     * @param gradient where the derivative with respect to each score is added
     * @param share what loss and gradient are multiplied by
     * @return the loss times the share
     */
    public double add(double[] scores, int from, int positives, int negatives, double[] gradient, double share) {
        return this == LISTWISE
                ? listwise(scores, from, positives, negatives, gradient, share)
                : pairwise(scores, from, positives, negatives, gradient, share);
    }

    private double pairwise(double[] scores, int from, int positives, int negatives, double[] gradient, double share) {
        double weight = share / ((double) positives * negatives);
        int middle = from + positives;
        double sum = 0;
        for (int p = from; p < middle; p++) {
            double pull = 0;
            for (int n = middle; n < middle + negatives; n++) {
                double margin = scores[p] - scores[n];
                double slope = weight * slope(margin);
                sum += value(margin);
                pull += slope;
                gradient[n] -= slope;
            }
            gradient[p] += pull;
        }
        return weight * sum;
    }

    /** The loss of a pair by its margin. */
    double value(double margin) {
        double u = Math.max(0, 1 - margin);
        return switch (this) {
            case HINGE -> u;
            case SQUARED_HINGE -> u * u;
            case HUBER -> u <= DELTA ? u * u / 2 : DELTA * (u - DELTA / 2);
            case LOGISTIC -> Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)));
            case LISTWISE -> throw new IllegalStateException("the listwise loss has no pairs");
        };
    }

    /** Derivative of {@link #value}. */
    double slope(double margin) {
        double u = Math.max(0, 1 - margin);
        return switch (this) {
            case HINGE -> u > 0 ? -1 : 0;
            case SQUARED_HINGE -> -2 * u;
            case HUBER -> -Math.min(u, DELTA);
            case LOGISTIC -> -1 / (1 + Math.exp(margin));
            case LISTWISE -> throw new IllegalStateException("the listwise loss has no pairs");
        };
    }

    private static double listwise(
            double[] scores, int from, int positives, int negatives, double[] gradient, double share) {
        int end = from + positives + negatives;
        double largest = Double.NEGATIVE_INFINITY;
        double mean = 0;
        for (int i = from; i < end; i++) {
            largest = Math.max(largest, scores[i]);
            mean += i < from + positives ? scores[i] / positives : 0;
        }
        double sum = 0;
        for (int i = from; i < end; i++) {
            sum += Math.exp(scores[i] - largest);
        }
        for (int i = from; i < end; i++) {
            double target = i < from + positives ? 1.0 / positives : 0;
            gradient[i] += share * (Math.exp(scores[i] - largest) / sum - target);
        }
        return share * (largest + Math.log(sum) - mean);
    }
}
