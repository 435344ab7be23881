package io.reprise.app.cli;

import io.reprise.app.benchmark.clips.ClipAnalyser;
import io.reprise.app.benchmark.clips.WeightsRun;
import io.reprise.core.error.BadInputException;
import io.reprise.core.file.Sha256;
import io.reprise.core.model.Model;
import io.reprise.core.rank.reprise.RepriseWeights;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.learn.clips.Clip;
import io.reprise.learn.clips.ClipFolder;
import io.reprise.learn.clips.QuestionOptions;
import io.reprise.learn.clips.Twins;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.Phd2Reader;
import io.reprise.learn.evaluate.ResultsFiles;
import io.reprise.learn.experiment.WeightChoice;
import io.reprise.learn.experiment.WeightGrid;
import io.reprise.learn.personas.Personas;
import io.reprise.learn.personas.PersonasFile;
import io.reprise.learn.report.TableFormat;
import io.reprise.vision.onnx.ExecutionDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reprise benchmark weights}: how the weights of the default ranker are chosen. */
@Command(
        name = "weights",
        description = {
            "Choose the weights of reprise: measure every combination on clips, on PHD2 composed of them and on a film's"
                    + " viewers, and take the one whose largest loss against the best of each is smallest.",
            "The SHA-256 of all data is printed, and written into the model."
        },
        footer = {
            "",
            "Example:",
            "  reprise benchmark weights --clips ucf101 --annotations testing.csv --personas viewers.json --video film.mp4"
        })
final class BenchmarkWeightsCommand implements Callable<Integer> {
    @Option(names = "--clips", required = true, paramLabel = "DIR", description = "Clips, as for benchmark clips.")
    @Nullable
    Path clips;

    @Option(names = "--annotations", required = true, paramLabel = "CSV", description = "PHD2's annotations.")
    @Nullable
    Path annotations;

    @Option(names = "--personas", required = true, paramLabel = "FILE", description = "Viewers of a film.")
    @Nullable
    Path personas;

    @Option(names = "--video", required = true, paramLabel = "FILM", description = "Their film.")
    @Nullable
    Path video;

    @Option(names = "--encoder", paramLabel = "E", description = "What looks (repeatable). Default: builtin")
    List<String> encoders = new ArrayList<>();

    @Option(names = "--taste", split = ",", paramLabel = "W", description = "Weights to try. Default: 10,20,30,40")
    List<Double> tastes = new ArrayList<>();

    @Option(names = "--place", split = ",", paramLabel = "W", description = "Weights to try. Default: 0.5,1,2")
    List<Double> places = new ArrayList<>();

    @Option(names = "--appeal", split = ",", paramLabel = "W", description = "Weights to try. Default: 0.1,0.4")
    List<Double> appeals = new ArrayList<>();

    @Option(names = "--history", split = ",", paramLabel = "N", description = "Clips of a history. Default: 1,2,5")
    List<Integer> histories = new ArrayList<>();

    @Option(names = "--questions", paramLabel = "N", description = "At least so many. Default: ${DEFAULT-VALUE}")
    int questions = QuestionOptions.QUESTIONS;

    @Option(names = "--seed", paramLabel = "N", description = "Of what is composed. Default: 1")
    long seed = 1;

    @Option(names = "--format", defaultValue = "text", description = "text, markdown or csv. Default: ${DEFAULT-VALUE}")
    TableFormat format = TableFormat.TEXT;

    @Option(names = "--save", paramLabel = "FILE", description = "Write the chosen weights there, as a model.")
    @Nullable
    Path save;

    @Mixin
    Output output = new Output();

    @Override
    public Integer call() throws BadInputException, IOException {
        Path folder = Objects.requireNonNull(clips);
        List<Clip> all = Twins.known().with(folder).apply(ClipFolder.read(folder));
        Dataset phd2 = Phd2Reader.read(Objects.requireNonNull(annotations));
        Personas viewers = PersonasFile.read(Objects.requireNonNull(personas));
        Map<String, String> hashes = hashes(folder, all, phd2);
        WeightGrid grid = WeightGrid.of(
                given(tastes, List.of(10.0, 20.0, 30.0, 40.0)),
                given(places, List.of(0.5, 1.0, 2.0)),
                given(appeals, List.of(0.1, 0.4)),
                RepriseWeights.shipped().flaw());
        List<Integer> lengths = List.copyOf(new TreeSet<>(given(histories, List.of(1, 2, 5))));
        WeightsRun.Options options = new WeightsRun.Options(lengths, questions, seed);
        WeightChoice choice = measure(new WeightsRun(grid, all, options, TextProgress.of(output)), phd2, viewers);
        print(choice, hashes);
        if (save != null) {
            model(choice.chosen(), hashes, phd2.sha256()).write(save);
        }
        return ExitCode.DONE;
    }

    private static <T> List<T> given(List<T> some, List<T> usual) {
        return some.isEmpty() ? usual : some;
    }

    private Map<String, String> hashes(Path folder, List<Clip> all, Dataset phd2) throws IOException {
        Map<String, String> hashes = new LinkedHashMap<>();
        hashes.put("clips", Sha256.of(folder, all.stream().map(Clip::file).toList()));
        hashes.put("annotations", phd2.sha256());
        hashes.put("personas", Sha256.of(Objects.requireNonNull(personas)));
        hashes.put("film", Sha256.of(Objects.requireNonNull(video)));
        return hashes;
    }

    private WeightChoice measure(WeightsRun run, Dataset phd2, Personas viewers) throws BadInputException {
        int threads = Runtime.getRuntime().availableProcessors();
        Path film = Objects.requireNonNull(video);
        for (String encoder : encoders.isEmpty() ? List.of("builtin") : encoders) {
            ClipAnalyser.How how = new ClipAnalyser.How(encoder, ExecutionDevice.CPU, true, threads);
            run.clips(phd2, Home.ofEnvironment(), CacheLimit.ofEnvironment(), how);
            Film.How look = new Film.How(encoder, ExecutionDevice.CPU, true, threads);
            run.film(encoder, Film.look(film, viewers, look, output), viewers);
        }
        return run.choice();
    }

    private void print(WeightChoice choice, Map<String, String> hashes) {
        if (output.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("sha256", hashes);
            json.put("chosen", weights(choice.chosen()));
            json.put("candidates", choice.json());
            output.printJson(json);
            return;
        }
        hashes.forEach((name, hash) -> output.out().println("SHA-256 of " + name + ": " + hash));
        output.out().print(ResultsFiles.all(List.of(choice.table()), format));
    }

    private static List<Double> weights(RepriseWeights chosen) {
        return List.of(chosen.taste(), chosen.place(), chosen.appeal(), chosen.flaw());
    }

    private Model model(RepriseWeights chosen, Map<String, String> hashes, String dataHash) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("command", "reprise benchmark weights");
        hashes.forEach((name, hash) -> parameters.put("sha256_of_" + name, hash));
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return chosen.model(parameters, dataHash, seed, Map.of(), now);
    }
}
