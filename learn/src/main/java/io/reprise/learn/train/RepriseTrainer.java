package io.reprise.learn.train;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.model.Model;
import io.reprise.core.model.ModelInfo;
import io.reprise.core.model.Tensor;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.load.Rankers;
import io.reprise.core.rank.reprise.FeatureRepriseRanker;
import io.reprise.core.rank.reprise.LearnedModel;
import io.reprise.core.rank.reprise.SegmentInputs;
import io.reprise.core.rank.reprise.Term;
import io.reprise.core.trouble.BadInputException;
import io.reprise.learn.listwise.ConditionalLogit;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns the weights of reprise listwise, in either form: which of a video's segments were clipped, all of them seen at
 * once, given what the same person clipped before.
 *
 * @param set users whom nothing else that is weighed was trained on; histories with what was passed over
 * @param seed of what led to the set, for the provenance: the fit itself is convex and draws no lots
 * @param date what the models are dated
 */
public record RepriseTrainer(TrainingSet set, long seed, Instant date) {
    private static final double RIDGE = 1e-3;
    private static final double RIDGE_HERE = 1e-2;

    /** What a film's lessons weigh together, the users' being 1. */
    private static final double FILM = .6;

    /** For videos something was clipped from before, where there is no film to learn from: as by hand. */
    private static final float[] HERE_BY_HAND = {1, .1f};

    /** The form that fits any encoder: a {@link LearnedModel}. */
    public Model similarities(FilmLessons film) throws BadInputException {
        LessonRows rows = lesson -> Term.rows(Term.ELSEWHERE, SegmentInputs.of(lesson.video(), lesson.history()));
        List<ConditionalLogit.Choice> choices = Choices.of(set, rows);
        choices.addAll(Choices.of(film.elsewhere(), rows, FILM * choices.size()));
        Map<String, String> parameters = parameters(LearnedModel.SIMILARITIES);
        parameters.put("elsewhere", Term.ELSEWHERE.toString());
        parameters.put("here", Term.HERE.toString());
        parameters.put("features", set.spec().encoder());
        parameters.put("film", film.source());
        parameters.put("film_weight", Double.toString(film.elsewhere().isEmpty() ? 0 : FILM));
        parameters.put("ridge_here", Double.toString(RIDGE_HERE));
        Map<String, Tensor> tensors = new HashMap<>();
        tensors.put(LearnedModel.ELSEWHERE, Tensor.of(fit(choices, RIDGE)));
        tensors.put(LearnedModel.HERE, Tensor.of(film.here().isEmpty() ? HERE_BY_HAND : here(film.here())));
        return model(LearnedModel.anySpec(), parameters, tensors);
    }

    private static float[] here(List<Lesson> lessons) throws BadInputException {
        LessonRows rows = lesson -> Term.rows(Term.HERE, SegmentInputs.of(lesson.video(), lesson.history()));
        return fit(Choices.of(lessons, rows, lessons.size()), RIDGE_HERE);
    }

    /** The form that sees the features of one encoder: a {@link FeatureRepriseRanker}. */
    public Model features(TrainedNetwork video2gif, Model phd) throws BadInputException {
        List<Ranker> experts = List.of(video2gif.ranker(RankerName.VIDEO2GIF), Rankers.of(phd));
        float[] weights = fit(
                Choices.of(set, lesson -> FeatureRepriseRanker.rows(experts, lesson.video(), lesson.history())), RIDGE);
        Map<String, Tensor> tensors = video2gif.tensors(FeatureRepriseRanker.GENERIC);
        tensors.putAll(phd.tensors());
        tensors.put(FeatureRepriseRanker.WEIGHTS, Tensor.of(weights));
        Map<String, String> parameters = parameters(LearnedModel.FEATURES);
        parameters.putAll(video2gif.hyperParameters(FeatureRepriseRanker.GENERIC));
        parameters.putAll(phd.info().hyperParameters());
        return model(set.spec(), parameters, tensors);
    }

    private static Map<String, String> parameters(String sees) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put(LearnedModel.SEES, sees);
        parameters.put("ridge", Double.toString(RIDGE));
        return parameters;
    }

    private Model model(FeatureSpec spec, Map<String, String> parameters, Map<String, Tensor> tensors) {
        Map<String, Double> metrics = Map.of("cases", (double) set.size());
        return new Model(
                new ModelInfo(RankerName.REPRISE.id(), spec, parameters, set.dataHash(), seed, metrics, date), tensors);
    }

    private static float[] fit(List<ConditionalLogit.Choice> choices, double ridge) throws BadInputException {
        if (choices.isEmpty()) {
            throw new BadInputException(
                    "no-training-data",
                    "there is no video of " + Choices.FEWEST_SEGMENTS + " segments or more to weigh by");
        }
        double[] fitted = new ConditionalLogit(choices, choices.get(0).rows()[0].length, ridge).fit();
        float[] weights = new float[fitted.length];
        for (int w = 0; w < weights.length; w++) {
            weights[w] = (float) fitted[w];
        }
        return weights;
    }
}
