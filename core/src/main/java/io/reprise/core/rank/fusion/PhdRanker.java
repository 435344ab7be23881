package io.reprise.core.rank.fusion;

import io.reprise.core.history.History;
import io.reprise.core.model.Model;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.ScorePart;
import io.reprise.core.rank.Scores;
import io.reprise.core.rank.network.NetworkRanker;
import io.reprise.core.rank.similarity.SvmDRanker;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The paper's proposal, PHD-CA + SVM-D: the network's score plus a weight times the score of the sorted similarities. A
 * weight is needed because the two differ in the range of their predictions and in their performance; it is fitted on
 * held-out users.
 */
public final class PhdRanker implements Ranker {
    private final NetworkRanker network;
    private final SvmDRanker similarity;
    private final float weight;

    /** Takes the network (prefix {@code phd-ca.}), SVM-D ({@code svm-d.}) and {@code fusion.weight} out of a model. */
    public PhdRanker(Model model) {
        network = new NetworkRanker(RankerName.PHD_CA, model, "phd-ca.");
        similarity = new SvmDRanker(model, "svm-d.");
        weight = model.tensor("fusion.weight").values()[0];
    }

    @Override
    public String name() {
        return RankerName.PHD.id() + "/1";
    }

    @Override
    public Scores score(RankableVideo video, History history) {
        double[] ours = network.score(video, history).total();
        double[] theirs = similarity.score(video, history).total();
        double[] total = new double[ours.length];
        for (int s = 0; s < total.length; s++) {
            theirs[s] *= weight;
            total[s] = ours[s] + theirs[s];
        }
        Map<String, double[]> parts = new LinkedHashMap<>();
        parts.put("network", ours);
        parts.put(ScorePart.SIMILARITY.id(), theirs);
        return new Scores(total, parts);
    }
}
