package io.reprise.learn.personas;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.history.History;
import io.reprise.core.model.Model;
import io.reprise.core.model.ModelInfo;
import io.reprise.core.model.Tensor;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.load.Rankers;
import io.reprise.core.rank.similarity.SortedSimilarities;
import io.reprise.core.rank.svm.RankingSvm;
import io.reprise.core.rank.svm.SvmOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * SVM-D for a viewer, trained on all the others: the same film, the same encoder, which is more than a stranger's model
 * would know. That way the rival can be asked with any encoder, and never saw the viewer it is asked for.
 */
final class OtherViewers {
    private OtherViewers() {}

    /** The ranker for one viewer, learned from the others' targets against the rest of their candidates. */
    static Ranker svmD(RankableVideo film, Personas all, Persona left, Function<Persona, History> histories) {
        List<float[]> pairs = new ArrayList<>();
        for (Persona other : all.personas()) {
            if (!other.equals(left)) {
                addPairs(other, SortedSimilarities.of(film, histories.apply(other), SortedSimilarities.K), pairs);
            }
        }
        float[] weights =
                pairs.isEmpty() ? firstOnly() : RankingSvm.fit(pairs.toArray(new float[0][]), SvmOptions.standard(1));
        Map<String, String> parameters = Map.of("k", Integer.toString(SortedSimilarities.K));
        ModelInfo info =
                new ModelInfo(RankerName.SVM_D.id(), film.spec(), parameters, "viewers", 1, Map.of(), Instant.EPOCH);
        return Rankers.of(new Model(info, Map.of("weight", Tensor.of(weights))));
    }

    /** With a single viewer there is no other to learn from: the nearest highlight decides. */
    private static float[] firstOnly() {
        float[] weights = new float[SortedSimilarities.K];
        weights[0] = 1;
        return weights;
    }

    private static void addPairs(Persona viewer, FeatureMatrix similarities, List<float[]> pairs) {
        for (int target : viewer.target()) {
            for (int segment = 0; segment < similarities.rows(); segment++) {
                if (viewer.isCandidate(segment) && !viewer.target().contains(segment)) {
                    float[] difference = similarities.row(target);
                    float[] worse = similarities.row(segment);
                    for (int k = 0; k < difference.length; k++) {
                        difference[k] -= worse[k];
                    }
                    pairs.add(difference);
                }
            }
        }
    }
}
