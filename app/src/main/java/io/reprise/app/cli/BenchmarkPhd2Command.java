package io.reprise.app.cli;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.metric.SampledVideo;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.load.Rankers;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.NoFeatures;
import io.reprise.learn.data.Phd2Reader;
import io.reprise.learn.data.TrainingCases;
import io.reprise.learn.evaluate.PerVideoFile;
import io.reprise.learn.evaluate.Results;
import io.reprise.learn.experiment.Phd2Benchmark;
import io.reprise.learn.experiment.Phd2Benchmark.Row;
import io.reprise.learn.parquet.FeatureFiles;
import io.reprise.learn.position.PositionTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reprise benchmark phd2}: rankers on PHD2's 850 real users. */
@Command(
        name = "phd2",
        description = {
            "Measure rankers on the target videos of PHD2.",
            "Without features: random, earliest, latest, centre, position (cross-validated, mean of 20 draws of the folds) and"
                    + " oracle; and what position can say of every next video of every user, given those before.",
            "With --clips: every ranker, trained and measured on videos composed of real clips."
        })
final class BenchmarkPhd2Command implements Callable<Integer> {
    private static final List<String> WITHOUT_FEATURES =
            List.of("latest", "centre", "position", "earliest", "random", "oracle");
    private static final List<String> WITHOUT_MODEL = List.of("max-similarity", "video-mmr", "reprise");

    /** Where trained models are looked for by name; a model's path will do as well. */
    private static final Path MODELS = Path.of("models");

    @Mixin
    Output output = new Output();

    @Mixin
    TableOptions tables = new TableOptions();

    @Option(names = "--annotations", required = true, paramLabel = "CSV", description = "PHD2's annotations.")
    @Nullable
    Path annotations;

    @Option(
            names = "--ranker",
            paramLabel = "NAME",
            description =
                    "A row of the table (repeatable): a ranker's name or a model's file. Default: all that need no"
                            + " more than what is given. Rows random, earliest and oracle are always there.")
    List<String> rankers = new ArrayList<>();

    @Option(names = "--predictions", paramLabel = "DIR", description = "Write every row's scores there as JSON lines.")
    @Nullable
    Path predictions;

    @Option(names = "--per-video", paramLabel = "CSV", description = "Write the metrics of every video there.")
    @Nullable
    Path perVideo;

    @Option(
            names = "--features",
            paramLabel = "DIR",
            description =
                    "Features of the videos: features.json and ID.npy files, or Parquet. Rankers that look need them.")
    @Nullable
    Path features;

    @Mixin
    ComposeOptions compose = new ComposeOptions();

    @Option(
            names = "--save-position",
            paramLabel = "FILE",
            description = "Fit the position prior on all users and write it there as a model.")
    @Nullable
    Path savePosition;

    @Override
    public Integer call() throws BadInputException, IOException {
        Path file = Objects.requireNonNull(annotations);
        Dataset dataset = Phd2Reader.read(file);
        if (compose.clips != null) {
            compose.run(compose.clips, dataset, tables, output);
            return ExitCode.DONE;
        }
        Phd2Benchmark benchmark = new Phd2Benchmark(dataset, cases(), tables.seed());
        List<Row> rows = new ArrayList<>();
        for (String name : wanted()) {
            output.note().println("measuring " + name);
            rows.add(row(benchmark, name));
        }
        write(dataset, rows);
        output.note().println("measuring what position can say, prequentially");
        String title = "PHD2, " + file.getFileName();
        tables.print(
                Results.of(title, Phd2Benchmark.evaluations(rows), tables.seed()),
                Map.of(
                        "prequential",
                        Results.of(
                                title + ", prequential: every next video from those before",
                                benchmark.prequential(),
                                tables.seed())),
                output);
        return ExitCode.DONE;
    }

    private TrainingCases cases() throws BadInputException {
        return new TrainingCases(
                features == null ? new NoFeatures(SampledVideo.FIVE_SECONDS) : FeatureFiles.open(features));
    }

    private Set<String> wanted() {
        Set<String> names = new LinkedHashSet<>(List.of("random", "earliest"));
        if (rankers.isEmpty()) {
            names.addAll(WITHOUT_FEATURES);
            names.addAll(features == null ? List.of() : WITHOUT_MODEL);
        }
        names.addAll(rankers);
        names.remove("oracle");
        names.add("oracle");
        return names;
    }

    private Row row(Phd2Benchmark benchmark, String name) throws BadInputException {
        return switch (name) {
            case "random" -> benchmark.random();
            case "position" -> benchmark.position();
            case "oracle" -> benchmark.oracle();
            default -> {
                if (features == null && !WITHOUT_FEATURES.contains(name)) {
                    checkExists(name);
                    throw new DoesNotFitException("the ranker " + name + " looks at features: give --features DIR");
                }
                yield benchmark.of(name, Rankers.load(name, MODELS));
            }
        };
    }

    private static void checkExists(String nameOrPath) {
        if (!nameOrPath.endsWith(".safetensors") && !nameOrPath.contains("/")) {
            RankerName.of(nameOrPath);
        }
    }

    private void write(Dataset dataset, List<Row> rows) throws IOException {
        if (predictions != null) {
            Phd2Benchmark.writePredictions(predictions, rows);
        }
        if (perVideo != null) {
            PerVideoFile.write(perVideo, Phd2Benchmark.evaluations(rows));
        }
        if (savePosition != null) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            PositionTrainer.model(dataset.users(), dataset.sha256(), Map.of(), now)
                    .write(savePosition);
        }
    }
}
