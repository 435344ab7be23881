package io.reprise.app.cli;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.baseline.RandomRanker;
import io.reprise.core.rank.load.Rankers;
import io.reprise.engine.home.Home;
import io.reprise.learn.personas.HalvesBenchmark;
import io.reprise.learn.personas.Persona;
import io.reprise.learn.personas.PersonaBenchmark;
import io.reprise.learn.personas.PersonaBenchmark.Row;
import io.reprise.learn.personas.Personas;
import io.reprise.learn.personas.PersonasFile;
import io.reprise.vision.onnx.ExecutionDevice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import picocli.CommandLine.Parameters;

/** {@code reprise benchmark personas}: what viewers of one film would clip next, asked of rankers. */
@Command(
        name = "personas",
        description = {
            "Measure rankers on viewers of one film whose picks are known.",
            "Rows random (mean of 100 orders), max-similarity, video-mmr, centred-mean and svm-d are always there, each"
                    + " also with position and appeal; svm-d, and those weights, are learned, for each viewer, from all"
                    + " the others. What is in the history or ignored is ranked for none of them."
        })
final class BenchmarkPersonasCommand implements Callable<Integer> {
    private static final List<RankerName> RIVALS =
            List.of(RankerName.MAX_SIMILARITY, RankerName.VIDEO_MMR, RankerName.CENTRED_MEAN);

    @Parameters(paramLabel = "FILE", description = "The viewers, as JSON.")
    Path file = Path.of("");

    @Option(names = "--video", required = true, paramLabel = "FILM", description = "The film they watched.")
    @Nullable
    Path film;

    @Option(
            names = "--encoder",
            defaultValue = "builtin",
            paramLabel = "E",
            description = "What looks at the frames: a name, or the path of a manifest (default: ${DEFAULT-VALUE}).")
    String encoder = "builtin";

    @Option(
            names = "--device",
            defaultValue = "cpu",
            paramLabel = "D",
            description = "What a network runs on: cpu or cuda (default: ${DEFAULT-VALUE}).")
    ExecutionDevice device = ExecutionDevice.CPU;

    @Option(
            names = "--ranker",
            defaultValue = "reprise",
            paramLabel = "R",
            description = "A name, or the path of a model file (default: ${DEFAULT-VALUE}).")
    String ranker = "reprise";

    @Option(
            names = "--halves",
            description = "Take the film's halves for two films: what was clipped of one is the history for the other.")
    boolean halves;

    @Option(
            names = "--clips",
            paramLabel = "N",
            description = "Shorten the clips of the histories to N segments of each moment, the middle one for 1, and"
                    + " print two readings: the rest of the moment ignored, and the rest still wanted.")
    int clips;

    @Option(names = "--seed", paramLabel = "N", description = "Of the bootstrap over viewers. Default: 1")
    long seed = 1;

    @Option(names = "--no-cache", description = "Look at the film anew, and keep nothing of it.")
    boolean noCache;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads for decoding and looking (default: one a processor).")
    int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    Output output = new Output();

    @Override
    public Integer call() throws BadInputException {
        if (halves && clips > 0) {
            throw new InvalidValueException("clips", "--clips and --halves are two benchmarks; give one of them");
        }
        if (clips < 0) {
            throw new InvalidValueException("clips", "--clips is at least 1, not " + clips);
        }
        Personas personas = PersonasFile.read(file);
        RankableVideo video = Film.look(
                Objects.requireNonNull(film), personas, new Film.How(encoder, device, !noCache, threads), output);
        PersonaReport report = new PersonaReport(personas, video, seed);
        for (Map.Entry<String, Personas> reading : readings(personas).entrySet()) {
            report.add(reading.getKey(), halves ? halves(video, personas) : whole(video, reading.getValue()));
        }
        if (output.isJson()) {
            output.printJson(report.json());
        } else {
            report.print(output.out());
        }
        return ExitCode.DONE;
    }

    private Map<String, Personas> readings(Personas personas) {
        Map<String, Personas> readings = new LinkedHashMap<>();
        if (clips == 0) {
            readings.put(halves ? "history from the other half" : "history from the same film", personas);
        } else {
            readings.put("history from the same film, rest ignored", personas.thinned(clips, Persona.Rest.IGNORED));
            readings.put("history from the same film, rest still wanted", personas.thinned(clips, Persona.Rest.WANTED));
        }
        return readings;
    }

    private List<Row> whole(RankableVideo video, Personas personas) throws BadInputException {
        PersonaBenchmark benchmark = new PersonaBenchmark(video, personas);
        List<Row> rows = new ArrayList<>();
        for (Ranker wanted : wanted()) {
            rows.add(benchmark.run(wanted));
        }
        rows.add(benchmark.random());
        rows.add(benchmark.svmD());
        rows.addAll(benchmark.controls(rivals()));
        return rows;
    }

    private List<Row> halves(RankableVideo video, Personas personas) throws BadInputException {
        HalvesBenchmark benchmark = new HalvesBenchmark(video, personas);
        List<Row> rows = new ArrayList<>();
        for (Ranker wanted : wanted()) {
            rows.add(benchmark.run(wanted));
        }
        rows.add(benchmark.run(new RandomRanker(seed)));
        rivals().forEach(rival -> rows.add(benchmark.control(rival)));
        return rows;
    }

    /** The ranker asked for, then the rivals that need no training. */
    private List<Ranker> wanted() throws BadInputException {
        Set<String> names = new LinkedHashSet<>(List.of(ranker));
        RIVALS.forEach(rival -> names.add(rival.id()));
        List<Ranker> rankers = new ArrayList<>();
        for (String name : names) {
            rankers.add(Rankers.load(name, Home.ofEnvironment().models()));
        }
        return rankers;
    }

    private static List<Ranker> rivals() throws BadInputException {
        List<Ranker> rivals = new ArrayList<>();
        for (RankerName rival : RIVALS) {
            rivals.add(Rankers.load(rival.id(), Home.ofEnvironment().models()));
        }
        return rivals;
    }
}
