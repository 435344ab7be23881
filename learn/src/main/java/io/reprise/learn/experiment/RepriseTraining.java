package io.reprise.learn.experiment;

import io.reprise.core.history.History;
import io.reprise.core.model.Model;
import io.reprise.core.model.ModelInfo;
import io.reprise.core.model.Tensor;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.reprise.LearnedModel;
import io.reprise.core.rank.reprise.SegmentInputs;
import io.reprise.core.trouble.BadInputException;
import io.reprise.learn.data.Cases;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.UserVideo;
import io.reprise.learn.listwise.ConditionalLogit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Learns the weights of {@link LearnedModel} listwise, from the last video of every user given the others. */
public final class RepriseTraining {
    private static final double RIDGE = 1e-4;

    /** In a shorter video there is nothing to choose. */
    private static final int FEWEST_SEGMENTS = 6;

    private RepriseTraining() {}

    /** What a linear model is given of each segment of a video. */
    @FunctionalInterface
    public interface Rows {
        /** One row a segment, all equally long. */
        double[][] of(RankableVideo video, History history);
    }

    /** The weights that explain best which segments the users chose. */
    public static double[] fit(Dataset dataset, Cases cases, Rows rows) throws BadInputException {
        List<ConditionalLogit.Choice> choices = new ArrayList<>();
        for (DatasetUser user : dataset.targets()) {
            UserVideo target = user.target().orElseThrow();
            RankableVideo video = cases.video(target);
            if (video.size() >= FEWEST_SEGMENTS) {
                int[] positives = target.sampled(cases.segmentSamples()).positives();
                double all = Arrays.stream(positives).sum();
                choices.add(new ConditionalLogit.Choice(
                        rows.of(video, cases.history(user.history())),
                        Arrays.stream(positives).mapToDouble(p -> p / all).toArray()));
            }
        }
        return new ConditionalLogit(choices, choices.get(0).rows()[0].length, RIDGE).fit();
    }

    /** The weights for similarities of any encoder and positions, as a model file's content. */
    public static Model model(Dataset dataset, Cases cases, long seed, Instant date) throws BadInputException {
        double[] fitted = fit(dataset, cases, RepriseTraining::encoderFree);
        float[] weights = new float[fitted.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) fitted[i];
        }
        Map<String, String> parameters = Map.of(
                "ridge", Double.toString(RIDGE),
                "users", Integer.toString(dataset.users().size()),
                "features", cases.features().spec().encoder(),
                "inputs", LearnedModel.LEARNED.toString());
        return new Model(
                new ModelInfo(
                        LearnedModel.KIND, LearnedModel.anySpec(), parameters, dataset.sha256(), seed, Map.of(), date),
                Map.of("weights", Tensor.of(weights)));
    }

    /** The inputs of {@link LearnedModel}. */
    public static double[][] encoderFree(RankableVideo video, History history) {
        return LearnedModel.rows(SegmentInputs.of(video, history));
    }
}
