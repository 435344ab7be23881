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
 * Reprise where it sees the features: what the rankers video2gif and phd say, trained for one encoder, beside the inputs
 * of {@link LearnedModel}, all weighed by one linear model that was learned listwise on users those rankers were not
 * trained on. What was seen already counts as in {@link HandSetModel}. Ours.
 */
public final class FeatureRepriseRanker implements Ranker {
    /** Number of weights: one for each expert, then those of {@link LearnedModel}. */
    public static final int SIZE = 2 + LearnedModel.SIZE;

    /** The tensor that holds the weights. */
    public static final String WEIGHTS = "reprise.weights";

    /** What the names of the generic network's tensors and hyper-parameters begin with. */
    public static final String GENERIC = "video2gif.";

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
        return "reprise-features/1";
    }

    @Override
    public Scores score(RankableVideo video, History history) {
        return LearnedModel.weighed(
                rows(experts, video, history),
                weights,
                FeatureRepriseRanker::part,
                SegmentInputs.withoutTaste(video, history));
    }

    private static Input.Part part(int weight) {
        return switch (weight) {
            case 0 -> Input.Part.GENERIC;
            case 1 -> Input.Part.SIMILARITY;
            default -> LearnedModel.part(weight - 2);
        };
    }

    /**
     * What the weights are for.
     *
     * @param experts video2gif and phd
     * @return [segments][{@link #SIZE}]; an expert's scores in standard scores within the video
     */
    public static double[][] rows(List<Ranker> experts, RankableVideo video, History history) {
        double[][] others = LearnedModel.rows(SegmentInputs.withoutTaste(video, history));
        double[][] rows = new double[others.length][SIZE];
        for (int e = 0; e < experts.size(); e++) {
            double[] scores =
                    Standard.scores(experts.get(e).score(video, history).total());
            for (int i = 0; i < rows.length; i++) {
                rows[i][e] = scores[i];
            }
        }
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(others[i], 0, rows[i], experts.size(), others[i].length);
        }
        return rows;
    }
}
