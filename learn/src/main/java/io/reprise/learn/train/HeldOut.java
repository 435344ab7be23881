package io.reprise.learn.train;

import io.reprise.core.error.BadInputException;
import io.reprise.core.metric.AveragePrecision;
import io.reprise.core.rank.Ranker;
import io.reprise.learn.data.TrainingCase;
import java.util.List;
import java.util.stream.IntStream;

/** Measures on held-out users: mean average precision over the labelled segments, ties to the earlier one. */
final class HeldOut {
    private HeldOut() {}

    /** The average precision of one case by the scores of all its segments. */
    static double averagePrecision(TrainingCase one, double[] scores) {
        int[] labelled = IntStream.range(0, scores.length)
                .filter(i -> one.labels()[i] != 0)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        boolean[] relevant = new boolean[labelled.length];
        for (int rank = 0; rank < labelled.length; rank++) {
            relevant[rank] = one.labels()[labelled[rank]] > 0;
        }
        return AveragePrecision.plain(relevant);
    }

    /** The mean over these cases. */
    static double map(Ranker ranker, TrainingSet set, int[] cases) throws BadInputException {
        double sum = 0;
        for (int i : cases) {
            TrainingCase one = set.get(i);
            sum += averagePrecision(
                    one, ranker.score(one.video(), one.history()).total());
        }
        return sum / cases.length;
    }

    /** The mean over cases whose scores are known. */
    static double map(List<TrainingCase> cases, List<double[]> scores) {
        return IntStream.range(0, cases.size())
                .mapToDouble(i -> averagePrecision(cases.get(i), scores.get(i)))
                .average()
                .orElse(Double.NaN);
    }

    /** At most that many, evenly spread. */
    static int[] some(int[] cases, int most) {
        int step = Math.max(1, (cases.length + most - 1) / most);
        return IntStream.range(0, cases.length)
                .filter(i -> i % step == 0)
                .map(i -> cases[i])
                .toArray();
    }

    /** Scores of labelled rows, put back where their segments are. */
    static double[] spread(TrainingCase one, double[] rows, int firstRow) {
        double[] scores = new double[one.labels().length];
        int row = firstRow;
        for (int label : new int[] {1, -1}) {
            for (int segment : one.segments(label)) {
                scores[segment] = rows[row++];
            }
        }
        return scores;
    }
}
