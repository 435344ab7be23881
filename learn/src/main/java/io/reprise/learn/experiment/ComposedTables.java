package io.reprise.learn.experiment;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.metric.SampledVideo;
import io.reprise.core.model.Model;
import io.reprise.core.model.ModelInfo;
import io.reprise.core.rank.Ranker;
import io.reprise.learn.clips.AnalysedClip;
import io.reprise.learn.compose.ComposedOptions;
import io.reprise.learn.compose.ComposedSet;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.evaluate.Evaluation;
import io.reprise.learn.evaluate.Evaluator;
import io.reprise.learn.evaluate.Metric;
import io.reprise.learn.evaluate.Results;
import io.reprise.learn.train.SideInputRanker;
import io.reprise.learn.train.TrainingListener;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The tables that need pixels, on features composed of real clips for the real users' videos; every title says so. */
public final class ComposedTables {
    private static final List<Integer> HISTORY_SIZES = List.of(0, 1, 2, 5, 10, 20, 50);

    private static final String WHERE = "PHD2's users, videos and places, composed of real clips";

    private final ComposedSet composed;
    private final TableScale scale;
    private final long seed;
    private final ComposedRankers rankers;
    private final Evaluator evaluator;

    /**
     * Composes; nothing is trained yet.
     *
     * @param spec what the clips' features are
     * @throws BadInputException "too-few-clips" if there are too few classes or sources
     */
    public ComposedTables(
            Dataset test,
            FeatureSpec spec,
            Collection<AnalysedClip> clips,
            ComposedOptions options,
            TableScale scale,
            long seed,
            TrainingListener listener)
            throws BadInputException {
        this(test, spec, clips, options, scale, seed, listener, false);
    }

    /**
     * The same.
     *
     * @param learned whether the weights of reprise are learned anew, instead of those that come with the program
     */
    public ComposedTables(
            Dataset test,
            FeatureSpec spec,
            Collection<AnalysedClip> clips,
            ComposedOptions options,
            TableScale scale,
            long seed,
            TrainingListener listener,
            boolean learned)
            throws BadInputException {
        composed = ComposedSet.of(test, spec, clips, options);
        this.scale = scale;
        this.seed = seed;
        rankers = new ComposedRankers(composed, scale, seed, listener, learned);
        evaluator = new Evaluator(test.targets(), SampledVideo.FIVE_SECONDS);
    }

    /** Trains and measures: methods, then what a history of some length is worth, then the family if wanted. */
    public List<Results> run() throws BadInputException {
        Map<String, Ranker> methods = rankers.methods();
        List<Evaluation> rows = new ArrayList<>();
        rows.add(Baselines.random(evaluator, seed));
        rows.addAll(measured(methods));
        rows.add(Baselines.oracle(evaluator));
        List<Results> results = new ArrayList<>();
        results.add(Results.of("Methods, " + WHERE, rows, seed));
        results.add(Results.of("phd by GIFs of the history, " + WHERE, byLength(methods, "phd"), seed));
        results.add(Results.of("reprise by GIFs of the history, " + WHERE, byLength(methods, "reprise"), seed));
        results.add(Results.of("Each with position and appeal, fitted alike, " + WHERE, controls(rows), seed));
        if (scale.family()) {
            results.add(Results.of("History and distances, " + WHERE, measured(rankers.family()), seed));
        }
        return results;
    }

    private static List<Evaluation> controls(List<Evaluation> rows) {
        return rows.stream().filter(row -> SideInputRanker.isName(row.ranker())).toList();
    }

    /** Reprise with the weights learned here, as a model with what it reached. */
    public Model reprise(List<Results> results, Map<String, String> provenance) throws BadInputException {
        Model model = rankers.reprise();
        ModelInfo info = model.info();
        Map<String, Double> metrics = new TreeMap<>(info.metrics());
        for (String ranker : List.of("reprise", "phd", "svm-d", "random")) {
            Evaluation row = results.get(0).rows().get(results.get(0).row(ranker));
            for (Metric metric : Metric.values()) {
                metrics.put("composed_" + metric.key() + "_of_" + ranker, row.mean(metric));
            }
        }
        Map<String, String> parameters = new TreeMap<>(info.hyperParameters());
        parameters.putAll(provenance);
        return new Model(
                new ModelInfo(info.kind(), info.spec(), parameters, info.dataHash(), info.seed(), metrics, info.date()),
                model.tensors());
    }

    private List<Evaluation> measured(Map<String, Ranker> named) throws BadInputException {
        Map<String, Evaluator.Each> each = new LinkedHashMap<>();
        named.forEach((name, ranker) -> each.put(name, (user, video, history) -> ranker.score(video, history)));
        return evaluator.evaluateAll(each, composed.cases());
    }

    /** The newest n GIFs of the history, for some n; and as many GIFs as there are, of another user. */
    private List<Evaluation> byLength(Map<String, Ranker> methods, String name) throws BadInputException {
        Ranker ranker = Objects.requireNonNull(methods.get(name), name);
        Map<String, Evaluator.Each> each = new LinkedHashMap<>();
        for (int size : HISTORY_SIZES) {
            each.put("newest " + size, (user, video, history) -> ranker.score(video, newest(history, size)));
        }
        each.put("all", (user, video, history) -> ranker.score(video, history));
        Map<String, DatasetUser> strangers = strangers();
        each.put("another user's", (user, video, history) -> {
            DatasetUser stranger = Objects.requireNonNull(strangers.get(user.id()));
            return ranker.score(video, newest(composed.cases().history(stranger.history()), history.size()));
        });
        return evaluator.evaluateAll(each, composed.cases());
    }

    private Map<String, DatasetUser> strangers() {
        List<DatasetUser> users = evaluator.users();
        Map<String, DatasetUser> strangers = new LinkedHashMap<>();
        for (int i = 0; i < users.size(); i++) {
            strangers.put(users.get(i).id(), users.get((i + users.size() / 2) % users.size()));
        }
        return strangers;
    }

    private static History newest(History history, int size) {
        List<Highlight> kept = history.highlights().subList(Math.max(0, history.size() - size), history.size());
        return history.with(kept);
    }
}
