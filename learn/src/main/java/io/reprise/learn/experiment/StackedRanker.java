package io.reprise.learn.experiment;

import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.Scores;
import io.reprise.core.trouble.BadInputException;
import io.reprise.learn.data.Cases;
import io.reprise.learn.data.Dataset;
import java.util.List;

/**
 * Reprise where it sees features: what rankers trained for one encoder say, the similarities, what was passed over and
 * the position, weighed by one linear model that was learned listwise on users the rankers were not trained on.
 *
 * @param experts the trained rankers
 * @param weights first one for each expert, then those of the encoder-free inputs
 */
public record StackedRanker(List<Ranker> experts, double[] weights) implements Ranker {
    public StackedRanker {
        experts = List.copyOf(experts);
    }

    /** Learns the weights. */
    public static StackedRanker fit(List<Ranker> experts, Dataset dataset, Cases cases) throws BadInputException {
        double[] weights = RepriseTraining.fit(dataset, cases, (video, history) -> rows(experts, video, history));
        return new StackedRanker(experts, weights);
    }

    @Override
    public String name() {
        return "reprise-features/1";
    }

    @Override
    public Scores score(RankableVideo video, History history) {
        double[][] rows = rows(experts, video, history);
        double[] scores = new double[rows.length];
        for (int i = 0; i < scores.length; i++) {
            for (int w = 0; w < weights.length; w++) {
                scores[i] += weights[w] * rows[i][w];
            }
        }
        return Scores.of(scores);
    }

    private static double[][] rows(List<Ranker> experts, RankableVideo video, History history) {
        double[][] others = RepriseTraining.encoderFree(video, history);
        double[][] rows = new double[others.length][experts.size() + others[0].length];
        for (int e = 0; e < experts.size(); e++) {
            double[] scores = standardised(experts.get(e).score(video, history).total());
            for (int i = 0; i < rows.length; i++) {
                rows[i][e] = scores[i];
            }
        }
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(others[i], 0, rows[i], experts.size(), others[i].length);
        }
        return rows;
    }

    private static double[] standardised(double[] scores) {
        double mean = 0;
        double squares = 0;
        for (double score : scores) {
            mean += score / scores.length;
            squares += score * score / scores.length;
        }
        double spread = Math.sqrt(Math.max(0, squares - mean * mean));
        double[] standardised = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            standardised[i] = spread < 1e-9 ? 0 : (scores[i] - mean) / spread;
        }
        return standardised;
    }
}
