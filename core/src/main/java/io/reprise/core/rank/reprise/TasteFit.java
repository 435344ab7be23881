package io.reprise.core.rank.reprise;

import io.reprise.core.feature.PlacedVectors;
import io.reprise.core.history.SourceVideo;
import java.util.Arrays;
import java.util.Comparator;
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

    private final PreparedVideo video;
    private final Seen seen;
    private final SegmentViews.View view;
    private final int firstSegment;
    private final double[] targets;
    private final double[] weights;
    private int next;

    private TasteFit(PreparedVideo video, Examples examples, Seen seen) {
        this.video = video;
        this.seen = seen;
        PlacedVectors history = history(examples);
        firstSegment = history.rows();
        PlacedVectors vectors = history.with(video.segments());
        view = video.views().of(history, vectors);
        targets = new double[vectors.rows()];
        weights = new double[vectors.rows()];
    }

    private static PlacedVectors history(Examples examples) {
        return examples.highlights().with(examples.passedOver().first(examples.passedElsewhere()));
    }

    /** The fitted taste's value for each segment. */
    static double[] fit(PreparedVideo video, Examples examples, Seen seen) {
        TasteFit fit = new TasteFit(video, examples, seen);
        int made = examples.highlights().rows();
        fit.add(made, CLIPPED_TARGET, 1);
        for (SourceVideo other : examples.elsewhere()) {
            // together they weigh as much as the highlights at most, however long the other video was
            int rows = other.unclipped().rows();
            fit.add(rows, PASSED_TARGET, Math.min(PASSED_WEIGHT, (double) made / rows));
        }
        for (int segment = 0; segment < video.video().size(); segment++) {
            fit.addSegment(seen.state(segment));
        }
        return fit.lookTwice(fit.kernel(examples));
    }

    private void addSegment(Seen.State state) {
        switch (state) {
            // without weight: it is there already, as a highlight
            case CLIPPED -> add(1, 0, NO_WEIGHT);
            case UNKNOWN -> add(1, 0, REST_WEIGHT);
        }
    }

    private void add(int count, double target, double weight) {
        Arrays.fill(targets, next, next + count, target);
        Arrays.fill(weights, next, next + count, weight);
        next += count;
    }

    /** The similarities of all examples, the history first: what is known already, put together. */
    private float[][] kernel(Examples examples) {
        float[][] kernel = new float[targets.length][targets.length];
        PlacedVectors history = history(examples);
        float[][] among = history.similarities(history);
        for (int i = 0; i < firstSegment; i++) {
            int passed = i - examples.toHighlights().length;
            float[] toSegments = passed < 0 ? examples.toHighlights()[i] : examples.toPassedOver()[passed];
            System.arraycopy(among[i], 0, kernel[i], 0, firstSegment);
            System.arraycopy(toSegments, 0, kernel[i], firstSegment, toSegments.length);
            for (int segment = 0; segment < toSegments.length; segment++) {
                kernel[firstSegment + segment][i] = toSegments[segment];
            }
        }
        float[][] segments = video.kernel();
        for (int segment = 0; segment < segments.length; segment++) {
            System.arraycopy(segments[segment], 0, kernel[firstSegment + segment], firstSegment, segments.length);
        }
        return kernel;
    }

    private double[] lookTwice(float[][] kernel) {
        double[] first = look(kernel);
        Integer[] liked = IntStream.range(0, first.length)
                .filter(segment -> seen.state(segment) == Seen.State.UNKNOWN)
                .boxed()
                .sorted(Comparator.comparingDouble(segment -> -first[segment]))
                .limit(Math.min(BELIEVED, first.length / FEWEST_TO_BELIEVE))
                .toArray(Integer[]::new);
        for (int segment : liked) {
            targets[firstSegment + segment] = CLIPPED_TARGET;
            weights[firstSegment + segment] = BELIEVED_WEIGHT;
        }
        return liked.length == 0 ? first : look(kernel);
    }

    private double[] look(float[][] kernel) {
        double[] sum = new double[video.video().size()];
        for (double[] values : view.of(solve(kernel))) {
            double[] scores = Standard.scores(values);
            Arrays.setAll(sum, i -> sum[i] + scores[i]);
        }
        return sum;
    }

    /**
     * Solves (K + ridge / weights) a = targets for each ridge; the taste is the similarities to the examples, times a.
     * With S the roots of the weights that is (S K S + ridge I) b = S targets, a = S b.
     */
    private double[][] solve(float[][] kernel) {
        double[] roots = Arrays.stream(weights).map(Math::sqrt).toArray();
        double[] wanted = new double[roots.length];
        Arrays.setAll(wanted, i -> roots[i] * targets[i]);
        double[][] solutions = ShiftedConjugateGradient.solve(kernel, roots, RIDGES, wanted);
        for (double[] solution : solutions) {
            Arrays.setAll(solution, i -> roots[i] * solution[i]);
        }
        return solutions;
    }
}
