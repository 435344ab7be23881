package io.reprise.core.rank.reprise;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.PlacedVectors;
import io.reprise.core.feature.PlacedVectors.SimilaritySum;
import io.reprise.core.feature.VideoSpace;
import io.reprise.core.history.History;
import io.reprise.core.history.PassedOver;
import io.reprise.core.rank.RankableVideo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fits one person's taste for one video while he waits: a weighted kernel ridge regression in the video's space, the
 * kernel being the similarity. Highlights shall come out at 1, what was passed over below 0, and the video's other
 * segments, most of which nobody would clip, near 0 with little weight. Against the mean similarity it learns what sets
 * the highlights apart from their surroundings and from the rest of the film. It looks twice: the segments it likes best
 * the first time are taken for liked, a little, the second time, which carries the taste to scenes that resemble the
 * highlights' relatives. Each look is the mean of a loose, a middling and a stiff fit, since no one stiffness suits both
 * a history of two and one of twenty. Weights: docs/experiments-film.md.
 */
final class TasteFit {
    private static final double[] RIDGES = {.15, .5, 1.5};
    private static final double CLIPPED_TARGET = 1;
    private static final double PASSED_TARGET = -.5;
    private static final double PASSED_WEIGHT = .5;
    private static final double REST_WEIGHT = .03;
    private static final int BELIEVED = 15;
    private static final double BELIEVED_WEIGHT = .1;
    /** Of so many segments one is believed, {@link #BELIEVED} at most: a short video has few scenes to carry on to. */
    private static final int FEWEST_TO_BELIEVE = 8;

    private static final double NO_WEIGHT = 1e-4;

    private final Seen seen;
    private final VideoSpace space;
    private final SegmentViews views;
    private final List<float[]> vectors = new ArrayList<>();
    private final List<Double> targets = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    private TasteFit(RankableVideo video, Seen seen, VideoSpace space) {
        this.seen = seen;
        this.space = space;
        this.views = new SegmentViews(video, space);
    }

    /** The fitted taste's value for each segment. */
    static double[] fit(RankableVideo video, History history, Seen seen, VideoSpace space) {
        TasteFit fit = new TasteFit(video, seen, space);
        history.highlights().forEach(highlight -> fit.add(highlight.feature(), CLIPPED_TARGET, 1));
        for (PassedOver other : Seen.elsewhere(video, history)) {
            // together they weigh as much as the highlights at most, however long the other video was
            double weight = Math.min(
                    PASSED_WEIGHT, (double) history.size() / other.segments().rows());
            for (int row = 0; row < other.segments().rows(); row++) {
                fit.add(other.segments().row(row), PASSED_TARGET, weight);
            }
        }
        int before = fit.vectors.size();
        for (int segment = 0; segment < video.size(); segment++) {
            fit.addSegment(video.features().row(segment), seen.state(segment));
        }
        return fit.lookTwice(before);
    }

    private void addSegment(float[] feature, Seen.State state) {
        switch (state) {
            // without weight: it is there already, as a highlight
            case CLIPPED -> add(feature, 0, NO_WEIGHT);
            case LEFT_ASIDE -> add(feature, PASSED_TARGET, PASSED_WEIGHT);
            case UNKNOWN -> add(feature, 0, REST_WEIGHT);
        }
    }

    private double[] lookTwice(int firstSegment) {
        PlacedVectors examples = space.place(FeatureMatrix.ofRows(vectors));
        float[][] kernel = examples.similarities(examples);
        double[] first = look(examples, kernel);
        Integer[] liked = IntStream.range(0, first.length)
                .filter(segment -> seen.state(segment) == Seen.State.UNKNOWN)
                .boxed()
                .sorted(Comparator.comparingDouble(segment -> -first[segment]))
                .limit(Math.min(BELIEVED, first.length / FEWEST_TO_BELIEVE))
                .toArray(Integer[]::new);
        for (int segment : liked) {
            targets.set(firstSegment + segment, CLIPPED_TARGET);
            weights.set(firstSegment + segment, BELIEVED_WEIGHT);
        }
        return liked.length == 0 ? first : look(examples, kernel);
    }

    private void add(float[] vector, double target, double weight) {
        vectors.add(vector);
        targets.add(target);
        weights.add(weight);
    }

    private double[] look(PlacedVectors examples, float[][] kernel) {
        double[] sum = new double[views.size()];
        for (double ridge : RIDGES) {
            double[] values = Standard.scores(views.of(solve(examples, kernel, ridge)));
            Arrays.setAll(sum, i -> sum[i] + values[i]);
        }
        return sum;
    }

    /** Solves (K + ridge / weights) a = targets; the taste is the similarities to the examples, times a. */
    private SimilaritySum solve(PlacedVectors examples, float[][] kernel, double ridge) {
        double[] ridges = weights.stream().mapToDouble(weight -> ridge / weight).toArray();
        double[] wanted = targets.stream().mapToDouble(Double::doubleValue).toArray();
        return examples.sum(ConjugateGradient.solve(kernel, ridges, wanted));
    }
}
