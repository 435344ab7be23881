package io.reprise.learn.train;

import io.reprise.core.history.History;
import io.reprise.core.model.Model;
import io.reprise.core.model.ModelInfo;
import io.reprise.core.model.Tensor;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.load.Rankers;
import io.reprise.core.rank.reprise.FeatureRepriseRanker;
import io.reprise.core.rank.reprise.LearnedModel;
import io.reprise.core.rank.reprise.SegmentInputs;
import io.reprise.core.trouble.BadInputException;
import io.reprise.learn.data.TrainingCase;
import io.reprise.learn.listwise.ConditionalLogit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns the weights of reprise listwise, in either form: which of a video's segments were clipped, all of them seen at
 * once, given the user's other videos.
 *
 * @param set users whom nothing else that is weighed was trained on; histories with what was passed over
 * @param seed of what led to the set, for the provenance: the fit itself is convex and draws no lots
 * @param date what the models are dated
 */
public record RepriseTrainer(TrainingSet set, long seed, Instant date) {
    private static final double RIDGE = 1e-4;

    /** In a shorter video there is nothing to choose. */
    private static final int FEWEST_SEGMENTS = 6;

    private interface Rows {
        /** One row a segment, all equally long. */
        double[][] of(RankableVideo video, History history);
    }

    /** The form that fits any encoder: weights of {@link LearnedModel}. */
    public Model similarities() throws BadInputException {
        float[] weights = fit((video, history) -> LearnedModel.rows(SegmentInputs.withoutTaste(video, history)));
        Map<String, String> parameters = parameters(LearnedModel.SIMILARITIES);
        parameters.put("inputs", LearnedModel.LEARNED + " and generic appeal");
        parameters.put("features", set.spec().encoder());
        return new Model(
                new ModelInfo(
                        RankerName.REPRISE.id(),
                        LearnedModel.anySpec(),
                        parameters,
                        set.dataHash(),
                        seed,
                        Map.of("cases", (double) set.size()),
                        date),
                Map.of("weights", Tensor.of(weights)));
    }

    /** The form that sees the features of one encoder: a {@link FeatureRepriseRanker}. */
    public Model features(TrainedNetwork video2gif, Model phd) throws BadInputException {
        List<Ranker> experts = List.of(video2gif.ranker(RankerName.VIDEO2GIF), Rankers.of(phd));
        float[] weights = fit((video, history) -> FeatureRepriseRanker.rows(experts, video, history));
        Map<String, Tensor> tensors = video2gif.tensors(FeatureRepriseRanker.GENERIC);
        tensors.putAll(phd.tensors());
        tensors.put(FeatureRepriseRanker.WEIGHTS, Tensor.of(weights));
        Map<String, String> parameters = parameters(LearnedModel.FEATURES);
        parameters.putAll(video2gif.hyperParameters(FeatureRepriseRanker.GENERIC));
        parameters.putAll(phd.info().hyperParameters());
        return new Model(
                new ModelInfo(
                        RankerName.REPRISE.id(),
                        set.spec(),
                        parameters,
                        set.dataHash(),
                        seed,
                        Map.of("cases", (double) set.size()),
                        date),
                tensors);
    }

    private static Map<String, String> parameters(String sees) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put(LearnedModel.SEES, sees);
        parameters.put("ridge", Double.toString(RIDGE));
        return parameters;
    }

    private float[] fit(Rows rows) throws BadInputException {
        List<ConditionalLogit.Choice> choices = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) {
            TrainingCase one = set.get(i);
            if (one.video().size() >= FEWEST_SEGMENTS) {
                choices.add(choice(one, rows.of(one.video(), one.history())));
            }
        }
        if (choices.isEmpty()) {
            throw new BadInputException(
                    "no-training-data", "there is no video of " + FEWEST_SEGMENTS + " segments or more to weigh by");
        }
        double[] fitted = new ConditionalLogit(choices, choices.get(0).rows()[0].length, RIDGE).fit();
        float[] weights = new float[fitted.length];
        for (int w = 0; w < weights.length; w++) {
            weights[w] = (float) fitted[w];
        }
        return weights;
    }

    /** Every clipped segment was chosen equally; what is clipped in part was not. */
    private static ConditionalLogit.Choice choice(TrainingCase one, double[][] rows) {
        int clipped = one.segments(1).length;
        double[] shares = new double[rows.length];
        for (int segment : one.segments(1)) {
            shares[segment] = 1.0 / clipped;
        }
        return new ConditionalLogit.Choice(rows, shares);
    }
}
