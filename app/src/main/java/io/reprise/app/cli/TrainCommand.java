package io.reprise.app.cli;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.model.Model;
import io.reprise.core.rank.RankerName;
import io.reprise.engine.home.Home;
import io.reprise.learn.train.RankerTrainer;
import io.reprise.learn.train.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code train}: fits a ranker and writes its model. */
@Command(
        name = "train",
        description = {
            "Fit a ranker on a data set (who clipped what, and a folder of features), or on the store's own histories.",
            "Ctrl-C keeps the best so far; the same command again goes on from there, also after a crash."
        },
        footer = {
            "",
            "Examples:",
            "  reprise train --annotations training.csv --features c3d/ --ranker phd",
            "  reprise train --store --ranker phd"
        })
final class TrainCommand implements Callable<Integer> {
    @Mixin
    TrainingSource source = new TrainingSource();

    @Option(
            names = "--ranker",
            paramLabel = "NAME",
            description =
                    "video2gif, highlight-svm, residual, svm-d, phd-ca, phd or reprise. Default: ${DEFAULT-VALUE}")
    String ranker = "phd";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The model's file. Default: the ranker's place in the store, where --ranker NAME finds it.")
    @Nullable
    Path out;

    @Mixin
    TrainingOptions training = new TrainingOptions();

    @Mixin
    Output output = new Output();

    @Override
    public Integer call() throws BadInputException, IOException {
        RankerName kind = RankerName.of(ranker);
        if (!kind.trainable()) {
            throw new DoesNotFitException("the ranker " + kind.id() + " takes no training");
        }
        Path model = out == null ? Home.ofEnvironment().models().resolve(kind.id() + ".safetensors") : out;
        TrainingSet set = source.set(kind, output.note());
        output.note()
                .println("training " + kind.id() + " on " + set.size() + " videos, features of "
                        + set.spec().encoder() + " (" + set.spec().dim() + ")");
        try (TrainingProgress progress = new TrainingProgress(output.note())) {
            return train(kind, set, model, progress);
        }
    }

    private int train(RankerName kind, TrainingSet set, Path file, TrainingProgress progress)
            throws BadInputException, IOException {
        Path checkpoint = file.resolveSibling(file.getFileName() + ".checkpoint");
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Model model = new RankerTrainer(set, training.options(), Optional.of(checkpoint), progress, now).train(kind);
        model.write(file);
        if (progress.isStopped()) {
            output.err().println("interrupted: " + file + " is the best so far; the same command goes on from here");
            return ExitCode.INTERRUPTED;
        }
        Files.deleteIfExists(checkpoint);
        report(model, file);
        return ExitCode.DONE;
    }

    private void report(Model model, Path file) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ranker", model.info().kind());
        result.put("model", file.toString());
        result.put("encoder", model.info().spec().encoder());
        result.put("metrics", model.info().metrics());
        result.put("data_hash", model.info().dataHash());
        result.put("seed", model.info().seed());
        if (output.isJson()) {
            output.printJson(result);
        } else {
            output.out().println("wrote " + file + " " + model.info().metrics());
        }
    }
}
