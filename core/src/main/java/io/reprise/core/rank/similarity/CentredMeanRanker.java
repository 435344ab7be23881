package io.reprise.core.rank.similarity;

import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureStatistics;
import io.reprise.core.feature.PartwiseCosine;
import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.ScorePart;
import io.reprise.core.rank.Scores;
import io.reprise.core.rank.SpecCheck;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The plainest rule that looks at the video as a whole: the cosine of a segment to the mean of the history's highlights,
 * both minus the mean of the video's segments. Part by part; means are taken over the vectors that have the part. With an
 * empty history all segments score 0.
 */
public final class CentredMeanRanker implements Ranker {
    @Override
    public String name() {
        return RankerName.CENTRED_MEAN.id() + "/1";
    }

    @Override
    public Scores score(RankableVideo video, History history) {
        SpecCheck.check(name(), Optional.empty(), video, history);
        double[] total = new double[video.size()];
        if (!history.isEmpty()) {
            FeatureSpec spec = video.spec();
            float[] mean = FeatureStatistics.of(spec, video.features()).mean();
            float[] query = FeatureStatistics.of(spec, history.features()).mean();
            subtract(spec, query, mean);
            PartwiseCosine cosine = new PartwiseCosine(spec);
            Arrays.setAll(total, segment -> {
                float[] vector = video.features().row(segment);
                subtract(spec, vector, mean);
                return cosine.of(vector, query);
            });
        }
        return new Scores(total, Map.of(ScorePart.SIMILARITY.id(), total));
    }

    /** Subtracts from the parts that the vector has. */
    private static void subtract(FeatureSpec spec, float[] vector, float[] mean) {
        for (FeaturePart part : spec.parts()) {
            if (!part.isAbsent(vector, 0)) {
                for (int d = part.offset(); d < part.end(); d++) {
                    vector[d] -= mean[d];
                }
            }
        }
    }
}
