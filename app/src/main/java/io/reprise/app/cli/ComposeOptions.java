package io.reprise.app.cli;

import io.reprise.app.benchmark.clips.ClipAnalyser;
import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.learn.clips.AnalysedClip;
import io.reprise.learn.clips.ClipFolder;
import io.reprise.learn.clips.Twins;
import io.reprise.learn.compose.ComposedOptions;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.evaluate.Results;
import io.reprise.learn.experiment.ComposedTables;
import io.reprise.learn.experiment.TableScale;
import io.reprise.vision.onnx.ExecutionDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The part of {@code benchmark phd2} that composes PHD2's videos, which can't be had, of real clips. */
final class ComposeOptions {
    @Option(
            names = "--clips",
            paramLabel = "DIR",
            description = "Compose the real users' videos of these clips (as benchmark clips reads them), train every"
                    + " ranker on generated users, and print both tables. Users, videos and places are real, and the"
                    + " pixels are of other videos.")
    @Nullable
    Path clips;

    @Option(names = "--encoder", paramLabel = "E", description = "With --clips: what looks. Default: builtin")
    String encoder = "builtin";

    @Option(
            names = "--loyalty",
            paramLabel = "P",
            description = "With --clips: how probably a GIF shows what its user likes. Default: ${DEFAULT-VALUE}")
    double loyalty = ComposedOptions.LOYALTY;

    @Option(
            names = "--popularity",
            paramLabel = "K",
            description = "With --clips: how unequally classes are liked, the k-th in proportion to 1 / k^K; 0 for all"
                    + " alike. Default: ${DEFAULT-VALUE}")
    double popularity = ComposedOptions.POPULARITY;

    @Option(
            names = "--training-users",
            paramLabel = "N",
            description = "With --clips: generated users. Default: ${DEFAULT-VALUE}")
    int trainingUsers = ComposedOptions.TRAINING_USERS;

    @Option(
            names = "--no-family",
            description = "Leave the second table out, for which a network is trained for every way to represent the"
                    + " history.")
    boolean noFamily;

    @Option(
            names = "--save-reprise",
            paramLabel = "FILE",
            description = "Learn the weights of reprise anew, measure them, and write them there, as a model.")
    @Nullable
    Path saveReprise;

    void run(Path folder, Dataset dataset, TableOptions tables, Output output) throws BadInputException, IOException {
        long began = System.nanoTime();
        ComposedOptions options = ComposedOptions.standard(tables.seed())
                .withTrainingUsers(trainingUsers)
                .withLoyalty(loyalty)
                .withPopularity(popularity);
        TableScale scale = noFamily ? TableScale.standard().withoutFamily() : TableScale.standard();
        int threads = Runtime.getRuntime().availableProcessors();
        try (TrainingProgress progress = new TrainingProgress(output.note());
                ClipAnalyser analyser = new ClipAnalyser(
                        Home.ofEnvironment(),
                        CacheLimit.ofEnvironment(),
                        new ClipAnalyser.How(encoder, ExecutionDevice.CPU, true, threads),
                        TextProgress.of(output))) {
            Collection<AnalysedClip> analysed = analyser.analyse(
                            Twins.known().with(folder).apply(ClipFolder.read(folder)))
                    .values();
            ComposedTables composed = new ComposedTables(
                    dataset, analyser.spec(), analysed, options, scale, tables.seed(), progress, saveReprise != null);
            List<Results> results = composed.run();
            if (progress.isStopped()) {
                throw new DoesNotFitException("interrupted; there is no table of half-trained rankers");
            }
            tables.printAll(results, List.of("reprise", "taste + position + appeal", "phd", "video2gif"), output);
            if (saveReprise != null) {
                String command = "reprise benchmark phd2 --clips DIR --save-reprise FILE --seed " + tables.seed();
                composed.reprise(results, Map.of("command", command, "composed", options.toString()))
                        .write(saveReprise);
            }
        }
        output.note().println("the tables took " + Times.rough((System.nanoTime() - began) / 1e9));
    }
}
