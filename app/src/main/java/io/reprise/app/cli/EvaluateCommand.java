package io.reprise.app.cli;

import io.reprise.core.error.BadInputException;
import io.reprise.core.rank.baseline.EarliestRanker;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.NoFeatures;
import io.reprise.learn.data.Phd2Reader;
import io.reprise.learn.data.Predictions;
import io.reprise.learn.data.PredictionsFile;
import io.reprise.learn.data.TrainingCases;
import io.reprise.learn.evaluate.Evaluation;
import io.reprise.learn.evaluate.Evaluator;
import io.reprise.learn.evaluate.PerVideoFile;
import io.reprise.learn.evaluate.Results;
import io.reprise.learn.evaluate.Scorer;
import io.reprise.learn.experiment.Baselines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reprise evaluate}: the metrics of a predictions file, whoever made it. */
@Command(
        name = "evaluate",
        description = {
            "Metrics of a predictions file: mAP, nMSD, Recall@5, with intervals.",
            "Rows random, earliest and oracle stand beside it, because a rule without a model beats some models."
        })
final class EvaluateCommand implements Callable<Integer> {
    @Mixin
    Output output = new Output();

    @Mixin
    TableOptions tables = new TableOptions();

    @Option(names = "--annotations", required = true, paramLabel = "CSV", description = "PHD2's annotations.")
    @Nullable
    Path annotations;

    @Option(
            names = "--predictions",
            required = true,
            paramLabel = "JSONL",
            description = "Scores for every user's target video, a JSON object a line.")
    @Nullable
    Path predictions;

    @Option(names = "--per-video", paramLabel = "CSV", description = "Write the metrics of every video there.")
    @Nullable
    Path perVideo;

    @Override
    public Integer call() throws BadInputException, IOException {
        Dataset dataset = Phd2Reader.read(Objects.requireNonNull(annotations));
        Path file = Objects.requireNonNull(predictions);
        Predictions read = PredictionsFile.read(file, dataset);
        Evaluator evaluator = new Evaluator(dataset.targets(), read.segmentSamples());
        Evaluation ours = evaluator.evaluate(name(file), read::scores);
        if (perVideo != null) {
            PerVideoFile.write(perVideo, List.of(ours));
        }
        String title = file.getFileName() + " on "
                + Objects.requireNonNull(annotations).getFileName();
        tables.print(Results.of(title, withBaselines(evaluator, ours), tables.seed()), output);
        return ExitCode.DONE;
    }

    private List<Evaluation> withBaselines(Evaluator evaluator, Evaluation ours) throws BadInputException {
        TrainingCases cases = new TrainingCases(new NoFeatures(evaluator.segmentSamples()));
        return List.of(
                ours,
                Baselines.random(evaluator, tables.seed()),
                evaluator.evaluate("earliest", Scorer.of(new EarliestRanker(), cases)),
                Baselines.oracle(evaluator));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    }
}
