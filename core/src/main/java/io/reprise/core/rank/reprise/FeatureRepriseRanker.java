package io.reprise.core.rank.reprise;

import io.reprise.core.history.History;
import io.reprise.core.model.Model;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.Scores;
import io.reprise.core.rank.fusion.PhdRanker;
import io.reprise.core.rank.network.NetworkRanker;
import java.util.Arrays;
import java.util.List;

/**
 * Reprise where it sees the features: what the rankers video2gif and phd say, trained for one encoder, beside the terms of
 * {@link LearnedModel} for other videos, all weighed by one linear model that was learned listwise on users those rankers
 * were not trained on. Ours.
 */
public final class FeatureRepriseRanker implements Ranker {
    /** Number of weights: one for each expert, then one for each of {@link Term#ELSEWHERE}. */
    public static final int SIZE = 2 + Term.ELSEWHERE.size();

    /** The tensor that holds the weights. */
    public static final String WEIGHTS = "reprise.weights";

    /** What the names of the generic network's tensors and hyper-parameters begin with. */
    public static final String GENERIC = "video2gif.";

    private static final List<Input.Part> EXPERTS = List.of(Input.Part.GENERIC, Input.Part.SIMILARITY);

    private final List<Ranker> experts;
    private final double[] weights;

    /** Takes the two rankers and {@link #WEIGHTS} out of a model. */
    public FeatureRepriseRanker(Model model) {
        experts = List.of(new NetworkRanker(RankerName.VIDEO2GIF, model, GENERIC), new PhdRanker(model));
        float[] values = model.tensor(WEIGHTS, SIZE).values();
        weights = new double[SIZE];
        Arrays.setAll(weights, w -> values[w]);
    }

    @Override
    public String name() {
        return "reprise-features/2";
    }

    @Override
    public Scores score(RankableVideo video, History history) {
        SegmentInputs inputs = SegmentInputs.of(video, history);
        Weighed sum = new Weighed(video.size());
        for (int e = 0; e < experts.size(); e++) {
            sum.plus(EXPERTS.get(e), standard(experts.get(e), video, history), weights[e]);
        }
        for (int t = 0; t < Term.ELSEWHERE.size(); t++) {
            Term term = Term.ELSEWHERE.get(t);
            sum.plus(term.input().part(), term.of(inputs), weights[experts.size() + t]);
        }
        return LearnedModel.finished(sum, inputs);
    }

    private static double[] standard(Ranker expert, RankableVideo video, History history) {
        return Standard.scores(expert.score(video, history).total());
    }

    /**
     * What the weights are for.
     *
     * @param experts video2gif and phd
     * @return [segments][{@link #SIZE}]; an expert's scores in standard scores within the video
     */
    public static double[][] rows(List<Ranker> experts, RankableVideo video, History history) {
        double[][] terms = Term.rows(Term.ELSEWHERE, SegmentInputs.of(video, history));
        double[][] rows = new double[terms.length][SIZE];
        for (int e = 0; e < experts.size(); e++) {
            double[] scores = standard(experts.get(e), video, history);
            for (int i = 0; i < rows.length; i++) {
                rows[i][e] = scores[i];
            }
        }
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(terms[i], 0, rows[i], experts.size(), terms[i].length);
        }
        return rows;
    }
}
