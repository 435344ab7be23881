package io.reprise.core.rank.reprise;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.feature.PlacedVectors;
import io.reprise.core.feature.PlacedVectors.SimilaritySum;
import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.feature.SegmentPooling.Rows;
import io.reprise.core.feature.VideoSpace;
import io.reprise.core.history.History;
import io.reprise.core.history.PassedOver;
import io.reprise.core.rank.RankableVideo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits one person's taste for one video while he waits: a weighted kernel ridge regression in the video's space, the
 * kernel being the similarity. Highlights shall come out at 1, what was passed over below 0, and the video's other
 * segments, most of which nobody would clip, near 0 with little weight. Against the mean similarity it learns what sets
 * the highlights apart from their surroundings and from the rest of the film. Weights: docs/experiments-film.md.
 */
final class TasteFit {
    private static final double RIDGE = 1;
    private static final double CLIPPED_TARGET = 1;
    private static final double PASSED_TARGET = -.5;
    private static final double PASSED_WEIGHT = .3;
    private static final double REST_WEIGHT = .02;
    private static final double GOOD_MOMENT = .75;

    private final List<float[]> vectors = new ArrayList<>();
    private final List<Double> targets = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    private TasteFit() {}

    /** The fitted taste's value for each segment. */
    static double[] fit(RankableVideo video, History history, Seen seen, VideoSpace space) {
        TasteFit fit = new TasteFit();
        history.highlights().forEach(highlight -> fit.add(highlight.feature(), CLIPPED_TARGET, 1));
        for (PassedOver other : Seen.elsewhere(video, history)) {
            // together they weigh as much as the highlights at most, however long the other video was
            double weight = Math.min(
                    PASSED_WEIGHT, (double) history.size() / other.segments().rows());
            for (int row = 0; row < other.segments().rows(); row++) {
                fit.add(other.segments().row(row), PASSED_TARGET, weight);
            }
        }
        for (int segment = 0; segment < video.size(); segment++) {
            fit.addSegment(video.features().row(segment), seen.state(segment));
        }
        SimilaritySum taste = fit.solve(space);
        return video.moments().isPresent()
                ? ofMoments(taste, video, video.moments().get(), space)
                : taste.of(space.place(video.features()));
    }

    private void addSegment(float[] feature, Seen.State state) {
        switch (state) {
            case CLIPPED -> {}
            case LEFT_ASIDE -> add(feature, PASSED_TARGET, PASSED_WEIGHT);
            case UNKNOWN -> add(feature, 0, REST_WEIGHT);
        }
    }

    private void add(float[] vector, double target, double weight) {
        vectors.add(vector);
        targets.add(target);
        weights.add(weight);
    }

    /** Solves (K + ridge / weights) a = targets; the taste is the similarities to the examples, times a. */
    private SimilaritySum solve(VideoSpace space) {
        PlacedVectors examples = space.place(FeatureMatrix.ofRows(vectors));
        double[] ridge = weights.stream().mapToDouble(weight -> RIDGE / weight).toArray();
        double[] wanted = targets.stream().mapToDouble(Double::doubleValue).toArray();
        return examples.sum(ConjugateGradient.solve(examples.similarities(examples), ridge, wanted));
    }

    /** A segment is as good as its good moments: the value that three quarters of its moments do not reach. */
    private static double[] ofMoments(
            SimilaritySum taste, RankableVideo video, FeatureTrack moments, VideoSpace space) {
        double[] values = new double[video.size()];
        for (int segment = 0; segment < values.length; segment++) {
            Rows rows = SegmentPooling.rowsOf(moments, video.segments().get(segment));
            values[segment] = quantile(taste.of(space.place(moments.rows().rows(rows.from(), rows.to()))));
        }
        return values;
    }

    /** The quantile by linear interpolation between order statistics. */
    private static double quantile(double[] values) {
        Arrays.sort(values);
        double place = GOOD_MOMENT * (values.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, values.length - 1);
        return values[below] + (place - below) * (values[above] - values[below]);
    }
}
