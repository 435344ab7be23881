package io.reprise.core.rank.svm;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.Standardiser;
import io.reprise.core.history.History;
import io.reprise.core.math.Dense;
import io.reprise.core.model.Model;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.Scores;
import io.reprise.core.rank.SpecCheck;
import io.reprise.core.rank.network.NetworkRanker;
import java.util.Optional;

/** Highlight SVM: a ranking SVM on the segment's standardised features; the history is not looked at. */
public final class HighlightSvmRanker implements Ranker {
    private final Standardiser scale;
    private final float[] weights;

    /** Takes {@code input.mean}, {@code input.scale} and {@code weight}, all [dim], out of a model. */
    public HighlightSvmRanker(Model model) {
        FeatureSpec spec = model.info().spec();
        scale = NetworkRanker.scale(model, "input.", spec);
        weights = model.tensor("weight", spec.dim()).values();
    }

    @Override
    public String name() {
        return RankerName.HIGHLIGHT_SVM.id() + "/1";
    }

    @Override
    public Scores score(RankableVideo video, History history) {
        SpecCheck.check(name(), Optional.of(scale.spec()), video, history);
        FeatureMatrix segments = scale.apply(video.features());
        float[] scratch = Dense.scratch();
        double[] total = new double[video.size()];
        for (int s = 0; s < total.length; s++) {
            total[s] = Dense.dot(segments.values(), s * segments.dim(), weights, 0, weights.length, scratch);
        }
        return Scores.of(total);
    }
}
