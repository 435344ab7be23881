package io.reprise.learn.clips;

import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Negative;
import io.reprise.core.history.Origin;
import io.reprise.core.metric.AveragePrecision;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.learn.train.RankingExample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What answers are worth: a viewer is shown the best segment he has not answered yet, keeps it or rejects it, and the video
 * is ranked anew. Average precision after some numbers of answers, always over the same segments: those that are never
 * asked about.
 */
public final class FeedbackCurve {
    private final Ranker.Ready ranker;
    private final RankingExample lesson;
    private final boolean negatives;
    private final BitSet answered = new BitSet();
    private History history;

    private FeedbackCurve(Ranker ranker, RankingExample lesson, boolean negatives) {
        this.ranker = ranker.prepare(lesson.video());
        this.lesson = lesson;
        this.negatives = negatives;
        this.history = lesson.history();
    }

    /**
     * The curve.
     *
     * @param answers numbers of answers, ascending
     * @param negatives whether rejections count; otherwise only what is kept does
     * @return average precision after each; empty if nothing that is wanted is left to rank
     */
    public static Optional<double[]> of(
            Ranker ranker, RankingExample lesson, List<Integer> answers, boolean negatives) {
        FeedbackCurve curve = new FeedbackCurve(ranker, lesson, negatives);
        List<int[]> orders = new ArrayList<>();
        for (int count : answers) {
            int[] order = curve.order();
            while (curve.answered.cardinality() < count && curve.answer(order)) {
                order = curve.order();
            }
            orders.add(order);
        }
        return curve.precision(orders);
    }

    private int[] order() {
        return ranker.score(history).order();
    }

    /** Answers for the best segment that is left; false if there is none. */
    private boolean answer(int[] order) {
        for (int segment : order) {
            if (lesson.candidates()[segment] && !answered.get(segment)) {
                answered.set(segment);
                learn(segment);
                return true;
            }
        }
        return false;
    }

    private void learn(int segment) {
        RankableVideo video = lesson.video();
        float[] vector = video.features().row(segment);
        Optional<Origin> origin =
                Optional.of(new Origin(video.id(), video.segments().get(segment).range()));
        List<Highlight> highlights = new ArrayList<>(history.highlights());
        List<Negative> rejected = new ArrayList<>(history.negatives());
        if (lesson.clipped()[segment]) {
            highlights.add(new Highlight("segment " + segment, vector, OptionalDouble.empty(), origin));
        } else if (negatives) {
            rejected.add(new Negative(vector, Negative.REJECTED, origin));
        }
        history = new History(history.spec(), highlights, history.sources(), rejected);
    }

    private Optional<double[]> precision(List<int[]> orders) {
        double[] precision = new double[orders.size()];
        for (int k = 0; k < precision.length; k++) {
            int[] left = Arrays.stream(orders.get(k))
                    .filter(segment -> lesson.candidates()[segment] && !answered.get(segment))
                    .toArray();
            boolean[] relevant = new boolean[left.length];
            boolean any = false;
            for (int rank = 0; rank < left.length; rank++) {
                relevant[rank] = lesson.clipped()[left[rank]];
                any |= relevant[rank];
            }
            if (!any) {
                return Optional.empty();
            }
            precision[k] = AveragePrecision.plain(relevant);
        }
        return Optional.of(precision);
    }
}
