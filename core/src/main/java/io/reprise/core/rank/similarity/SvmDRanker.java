package io.reprise.core.rank.similarity;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.History;
import io.reprise.core.math.Vectors;
import io.reprise.core.model.Model;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.ScorePart;
import io.reprise.core.rank.Scores;
import io.reprise.core.rank.SpecCheck;
import java.util.Map;
import java.util.Optional;

/**
 * SVM-D: a weighted sum of the cosine similarities to the k most similar highlights, sorted; the weights are a ranking
 * SVM's. With an empty history all segments score 0.
 */
public final class SvmDRanker implements Ranker {
    /** Largest k that a model may say. */
    private static final int MOST_SIMILARITIES = 10_000;

    private final FeatureSpec spec;
    private final float[] weights;

    /** Takes the weights, the tensor {@code PREFIXweight} [k], out of a model. */
    public SvmDRanker(Model model, String prefix) {
        spec = model.info().spec();
        weights = model.tensor(prefix + "weight", model.hyperParameter(prefix + "k", 1, MOST_SIMILARITIES))
                .values();
    }

    @Override
    public String name() {
        return RankerName.SVM_D.id() + "/1";
    }

    @Override
    public Scores score(RankableVideo video, History history) {
        SpecCheck.check(name(), Optional.of(spec), video, history);
        FeatureMatrix similarities = SortedSimilarities.of(video, history, weights.length);
        double[] total = new double[video.size()];
        for (int s = 0; s < total.length; s++) {
            total[s] = Vectors.dot(weights, similarities.row(s));
        }
        return new Scores(total, Map.of(ScorePart.SIMILARITY.id(), total));
    }
}
