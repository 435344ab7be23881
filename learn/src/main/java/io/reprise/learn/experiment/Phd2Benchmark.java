package io.reprise.learn.experiment;

import io.reprise.core.error.BadInputException;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.baseline.CentreRanker;
import io.reprise.core.rank.baseline.EarliestRanker;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.NoFeatures;
import io.reprise.learn.data.Prediction;
import io.reprise.learn.data.PredictionsFile;
import io.reprise.learn.data.TrainingCases;
import io.reprise.learn.evaluate.Evaluation;
import io.reprise.learn.evaluate.Evaluator;
import io.reprise.learn.evaluate.OracleScores;
import io.reprise.learn.evaluate.Scorer;
import io.reprise.learn.position.PositionFolds;
import io.reprise.learn.position.PositionTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures rankers on the target videos of a data set, one row each, and keeps what each of them said.
 *
 * @param dataset annotations
 * @param cases the same with features
 * @param seed of everything drawn by lot
 */
public record Phd2Benchmark(Dataset dataset, TrainingCases cases, long seed) {
    /** A row of the table: its name, its metrics, and the scores it gave. */
    public record Row(Evaluation evaluation, List<Prediction> predictions) {}

    /** The best possible order of the segments. */
    public Row oracle() throws BadInputException {
        return row("oracle", user -> OracleScores.of(user, cases.segmentSamples()));
    }

    /**
     * The position ranker, every user scored by a prior fitted on others: 5-fold cross-validation, the mean over draws of
     * the folds, and the scores of the first.
     */
    public Row position() throws BadInputException {
        List<Scorer> draws = PositionFolds.draws(dataset.users(), cases, PositionFolds.DRAWS, seed);
        Map<String, Prediction> first = new LinkedHashMap<>();
        evaluator().evaluate("position", recorded(draws.get(0), first));
        return new Row(evaluator().evaluate("position", draws), List.copyOf(first.values()));
    }

    /**
     * What position alone can say, prequentially: every video of every user is predicted from those he clipped before, the
     * oldest first.
     *
     * @return rows random, earliest, centre, position, the same without the user's habit, and oracle
     */
    public List<Evaluation> prequential() throws BadInputException {
        Dataset steps = dataset.prequential(PositionTrainer.FEWEST_SEGMENTS, cases.segmentSamples());
        Evaluator all = new Evaluator(steps.users(), cases.segmentSamples());
        TrainingCases without = new TrainingCases(new NoFeatures(cases.segmentSamples()));
        Scorer position = PositionFolds.draws(dataset.users(), without, 1, seed).get(0);
        return List.of(
                Baselines.random(all, seed),
                all.evaluate("earliest", Scorer.of(new EarliestRanker(), without)),
                all.evaluate("centre", Scorer.of(new CentreRanker(), without)),
                all.evaluate("position without habit", user -> position.score(alone(user))),
                all.evaluate("position", position),
                Baselines.oracle(all));
    }

    private static DatasetUser alone(DatasetUser user) {
        return new DatasetUser(user.id(), List.of(user.target().orElseThrow()));
    }

    /** The mean metrics of some random orders, and the scores of the first. */
    public Row random() throws BadInputException {
        Evaluation mean = Baselines.random(evaluator(), seed);
        Map<String, Prediction> first = new LinkedHashMap<>();
        evaluator().evaluate("random", recorded(Baselines.randomOrder(evaluator(), seed), first));
        return new Row(mean, List.copyOf(first.values()));
    }

    /** Any ranker that is given the whole history. */
    public Row of(String name, Ranker ranker) throws BadInputException {
        return row(name, Scorer.of(ranker, cases));
    }

    private Row row(String name, Scorer scorer) throws BadInputException {
        Map<String, Prediction> predictions = new LinkedHashMap<>();
        Evaluation evaluation = evaluator().evaluate(name, recorded(scorer, predictions));
        return new Row(evaluation, List.copyOf(predictions.values()));
    }

    private Evaluator evaluator() {
        return new Evaluator(dataset.targets(), cases.segmentSamples());
    }

    private static Scorer recorded(Scorer scorer, Map<String, Prediction> predictions) {
        return (DatasetUser user) -> {
            double[] scores = scorer.score(user);
            String video = user.target().orElseThrow().videoId();
            predictions.put(user.id(), new Prediction(user.id(), video, scores));
            return scores;
        };
    }

    /** Writes every row's scores to FOLDER/NAME.jsonl. */
    public static void writePredictions(Path folder, List<Row> rows) throws IOException {
        Files.createDirectories(folder);
        for (Row row : rows) {
            PredictionsFile.write(folder.resolve(row.evaluation().ranker() + ".jsonl"), row.predictions());
        }
    }

    /** The rows' metrics. */
    public static List<Evaluation> evaluations(List<Row> rows) {
        return new ArrayList<>(rows.stream().map(Row::evaluation).toList());
    }
}
