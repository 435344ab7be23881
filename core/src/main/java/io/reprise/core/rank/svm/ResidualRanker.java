package io.reprise.core.rank.svm;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.Standardiser;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.SourceVideo;
import io.reprise.core.math.Vectors;
import io.reprise.core.model.Model;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.ScorePart;
import io.reprise.core.rank.Scores;
import io.reprise.core.rank.network.NetworkRanker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The article's "Residual": a ranking SVM of the person's own, fitted when it is asked, on the highlights of each
 * history video against the segments of it that were not clipped. It sees a generic network's score beside the segment's features.
 * Where the history's videos are not at hand it is the generic network.
 */
public final class ResidualRanker implements Ranker {
    /** Most pairs that are fitted; of more, every m-th is taken. */
    private static final int MOST_PAIRS = 3000;

    /** Largest C that a model may say, in thousandths. */
    private static final int MOST_COST_MILLI = 1_000_000;

    /** Passes over the pairs at most: there are few of a person, so that it is done much sooner. */
    private static final int MOST_ROUNDS = 200;

    private final NetworkRanker generic;
    private final Standardiser scale;
    private final SvmOptions options;

    /** Takes the generic network, under the prefix {@code generic.}, and the SVM's {@code cost} out of a model. */
    public ResidualRanker(Model model) {
        generic = new NetworkRanker(RankerName.VIDEO2GIF, model, "generic.");
        scale = NetworkRanker.scale(model, "generic.input.", model.info().spec());
        double cost = model.hyperParameter("cost_milli", 1, MOST_COST_MILLI) / 1000.0;
        options = new SvmOptions(cost, true, SvmOptions.standard(1).tolerance(), MOST_ROUNDS, 1);
    }

    @Override
    public String name() {
        return RankerName.RESIDUAL.id() + "/1";
    }

    @Override
    public Scores score(RankableVideo video, History history) {
        double[] base = generic.score(video, history).total();
        float[][] differences = differences(history);
        if (differences.length == 0) {
            return new Scores(base, Map.of(ScorePart.GENERIC.id(), base));
        }
        float[] w = RankingSvm.fit(differences, options);
        float[][] inputs = inputs(video.features());
        double[] total = new double[video.size()];
        for (int s = 0; s < total.length; s++) {
            total[s] = Vectors.dot(w, inputs[s]);
        }
        return new Scores(total, Map.of(ScorePart.GENERIC.id(), base));
    }

    private float[][] differences(History history) {
        List<float[]> better = new ArrayList<>();
        List<float[]> worse = new ArrayList<>();
        for (SourceVideo video : history.sources()) {
            List<float[]> highlights = history.highlights().stream()
                    .filter(h -> isOf(h, video))
                    .map(Highlight::feature)
                    .toList();
            if (!highlights.isEmpty()) {
                float[][] clipped = inputs(FeatureMatrix.ofRows(highlights));
                float[][] left = inputs(video.unclipped());
                for (float[] highlight : clipped) {
                    for (float[] segment : left) {
                        better.add(highlight);
                        worse.add(segment);
                    }
                }
            }
        }
        return differences(better, worse);
    }

    private static boolean isOf(Highlight highlight, SourceVideo video) {
        return highlight.origin().map(o -> o.video().equals(video.video())).orElse(false);
    }

    private static float[][] differences(List<float[]> better, List<float[]> worse) {
        int step = (better.size() + MOST_PAIRS - 1) / MOST_PAIRS;
        List<float[]> differences = new ArrayList<>();
        for (int i = 0; i < better.size(); i += step) {
            float[] difference = better.get(i).clone();
            for (int d = 0; d < difference.length; d++) {
                difference[d] -= worse.get(i)[d];
            }
            differences.add(difference);
        }
        return differences.toArray(new float[0][]);
    }

    /** Standardised features of about unit length, and the generic score. */
    private float[][] inputs(FeatureMatrix rows) {
        double[] scores = generic.score(rows);
        FeatureMatrix standard = scale.apply(rows);
        float shrink = (float) (1 / Math.sqrt(rows.dim()));
        float[][] inputs = new float[rows.rows()][rows.dim() + 1];
        for (int i = 0; i < inputs.length; i++) {
            for (int d = 0; d < rows.dim(); d++) {
                inputs[i][d] = standard.get(i, d) * shrink;
            }
            inputs[i][rows.dim()] = (float) scores[i];
        }
        return inputs;
    }
}
