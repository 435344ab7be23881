package io.reprise.app.benchmark.clips;

import io.reprise.core.error.BadInputException;
import io.reprise.core.metric.SampledVideo;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.position.PositionRanker;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.learn.clips.AnalysedClip;
import io.reprise.learn.clips.Clip;
import io.reprise.learn.clips.ClipBenchmark;
import io.reprise.learn.clips.ClipRow;
import io.reprise.learn.clips.ComposedMaterial;
import io.reprise.learn.clips.QuestionMaker;
import io.reprise.learn.clips.QuestionOptions;
import io.reprise.learn.clips.RowRanker;
import io.reprise.learn.compose.ComposedOptions;
import io.reprise.learn.compose.ComposedSet;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.evaluate.Evaluation;
import io.reprise.learn.evaluate.Evaluator;
import io.reprise.learn.evaluate.Metric;
import io.reprise.learn.experiment.WeightChoice;
import io.reprise.learn.experiment.WeightChoice.Column;
import io.reprise.learn.experiment.WeightGrid;
import io.reprise.learn.personas.Persona.Rest;
import io.reprise.learn.personas.PersonaBenchmark;
import io.reprise.learn.personas.Personas;
import io.reprise.learn.position.PositionTrainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures every combination of weights on clips, on PHD2 composed of them, and on a film. */
public final class WeightsRun {
    private final WeightGrid grid;
    private final WeightChoice choice;
    private final List<Clip> clips;
    private final Options options;
    private final Listener listener;

    /**
     * What is asked of clips.
     *
     * @param histories numbers of clips, ascending
     * @param questions at least so many
     * @param seed of what is composed
     */
    public record Options(List<Integer> histories, int questions, long seed) {
        public Options {
            histories = List.copyOf(histories);
        }
    }

    /**
     * A run.
     *
     * @param clips that questions, and PHD2's videos, are composed of
     */
    public WeightsRun(WeightGrid grid, List<Clip> clips, Options options, Listener listener) {
        this.grid = grid;
        this.choice = new WeightChoice(grid);
        this.clips = List.copyOf(clips);
        this.options = options;
        this.listener = listener;
    }

    /** What came of it. */
    public WeightChoice choice() {
        return choice;
    }

    /**
     * Clips and composed PHD2 with one encoder.
     *
     * @param phd2 its annotations
     * @throws BadInputException if a clip can't be used
     */
    public void clips(Dataset phd2, Home home, CacheLimit limit, ClipAnalyser.How how) throws BadInputException {
        try (ClipAnalyser analyser = new ClipAnalyser(home, limit, how, listener)) {
            Map<Clip, AnalysedClip> analysed = analyser.analyse(clips);
            listener.stage("weighing on clips with " + how.encoder());
            choice.add(new Column("clips, " + how.encoder(), ofClips(analyser, analysed)));
            listener.stage("weighing on PHD2 composed of clips with " + how.encoder());
            choice.add(new Column("PHD2 composed, " + how.encoder(), ofPhd2(phd2, analyser, analysed)));
            listener.done();
        }
    }

    private QuestionOptions questions() {
        return new QuestionOptions(
                QuestionOptions.Viewers.CLASS,
                options.questions(),
                options.histories().get(options.histories().size() - 1),
                QuestionOptions.CLIPS_OF_A_CLASS,
                options.seed());
    }

    /** The mean over the lengths of history. */
    private List<Double> ofClips(ClipAnalyser analyser, Map<Clip, AnalysedClip> analysed) throws BadInputException {
        ClipBenchmark benchmark = new ClipBenchmark(new QuestionMaker(clips, questions()).make(), options.histories());
        ClipHistories histories = new ClipHistories(analyser.spec(), analysed, Map.of());
        List<RowRanker> rows = new ArrayList<>();
        grid.rankers(PositionRanker.shipped()).forEach(ranker -> rows.add(RowRanker.of(ranker.name(), ranker)));
        List<ClipRow> answers = benchmark.run(
                new ComposedMaterial(analyser.spec(), analysed, histories::of),
                rows,
                (done, all) -> listener.progress(done / (double) all));
        int lengths = options.histories().size();
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            means.add(answers.subList(i * lengths, (i + 1) * lengths).stream()
                    .mapToDouble(ClipRow::meanAp)
                    .average()
                    .orElseThrow());
        }
        return means;
    }

    /** The position prior is of the generated users: the one that ships was fitted on those measured on. */
    private List<Double> ofPhd2(Dataset phd2, ClipAnalyser analyser, Map<Clip, AnalysedClip> analysed)
            throws BadInputException {
        ComposedSet composed =
                ComposedSet.of(phd2, analyser.spec(), analysed.values(), ComposedOptions.standard(options.seed()));
        PositionRanker places =
                new PositionRanker(PositionTrainer.of(composed.training().users()));
        Map<String, Evaluator.Each> each = new LinkedHashMap<>();
        for (Ranker ranker : grid.rankers(places)) {
            each.put(ranker.name(), (user, video, history) -> ranker.score(video, history));
        }
        Evaluator evaluator = new Evaluator(phd2.targets(), SampledVideo.FIVE_SECONDS);
        List<Double> means = new ArrayList<>();
        for (Evaluation row : evaluator.evaluateAll(each, composed.cases())) {
            means.add(row.mean(Metric.MAP));
        }
        return means;
    }

    /**
     * Viewers of a film, one segment of each moment being their history: the mean over both readings of the rest.
     *
     * @throws BadInputException if it is another film
     */
    public void film(String encoder, RankableVideo film, Personas personas) throws BadInputException {
        PersonaBenchmark ignored = new PersonaBenchmark(film, personas.thinned(1, Rest.IGNORED));
        PersonaBenchmark wanted = new PersonaBenchmark(film, personas.thinned(1, Rest.WANTED));
        List<Double> means = new ArrayList<>();
        for (Ranker ranker : grid.rankers(PositionRanker.shipped())) {
            means.add((ignored.run(ranker).ap() + wanted.run(ranker).ap()) / 2);
        }
        choice.add(new Column("film, " + encoder, means));
    }
}
