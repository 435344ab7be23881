package io.reprise.app.cli;

import io.reprise.app.cache.Home;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.load.Rankers;
import io.reprise.core.trouble.BadInputException;
import io.reprise.learn.personas.HalvesBenchmark;
import io.reprise.learn.personas.PersonaBenchmark;
import io.reprise.learn.personas.PersonaBenchmark.PersonaScore;
import io.reprise.learn.personas.PersonaBenchmark.Row;
import io.reprise.learn.personas.Personas;
import io.reprise.learn.personas.PersonasFile;
import io.reprise.vision.onnx.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
            "Rows random (mean of 100 orders), max-similarity, video-mmr and svm-d are always there;",
            "svm-d is trained, for each viewer, on all the others."
        })
final class BenchmarkPersonasCommand implements Callable<Integer> {
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
    Device device = Device.CPU;

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
        Personas personas = PersonasFile.read(file);
        Home home = Home.ofEnvironment();
        RankableVideo video = Film.look(
                Objects.requireNonNull(film), personas, new Film.How(encoder, device, !noCache, threads), output);
        List<Row> rows = halves ? halves(video, personas, home) : whole(video, personas, home);
        if (output.isJson()) {
            output.printJson(json(personas, video, rows));
        } else {
            print(rows);
        }
        return ExitCode.DONE;
    }

    private List<Row> whole(RankableVideo video, Personas personas, Home home) throws BadInputException {
        PersonaBenchmark benchmark = new PersonaBenchmark(video, personas);
        List<Row> rows = new ArrayList<>();
        for (String name : wanted()) {
            rows.add(
                    name.equals(RankerName.RANDOM.id())
                            ? benchmark.random()
                            : benchmark.run(Rankers.load(name, home.models())));
        }
        rows.add(benchmark.svmD());
        return rows;
    }

    private List<Row> halves(RankableVideo video, Personas personas, Home home) throws BadInputException {
        HalvesBenchmark benchmark = new HalvesBenchmark(video, personas);
        List<Row> rows = new ArrayList<>();
        for (String name : wanted()) {
            rows.add(benchmark.run(Rankers.load(name, home.models())));
        }
        return rows;
    }

    private Set<String> wanted() {
        Set<String> names = new LinkedHashSet<>(List.of(ranker));
        names.add(RankerName.RANDOM.id());
        names.add(RankerName.MAX_SIMILARITY.id());
        names.add(RankerName.VIDEO_MMR.id());
        return names;
    }

    private Map<String, Object> json(Personas personas, RankableVideo video, List<Row> rows) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("film", personas.film());
        document.put("encoder", video.spec().encoder());
        document.put("segments", video.size());
        document.putAll(json(rows.get(0)));
        document.put("rows", rows.stream().map(BenchmarkPersonasCommand::json).toList());
        return document;
    }

    private static Map<String, Object> json(Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ranker", row.ranker());
        json.put("ap", row.ap());
        json.put("precision_at_5", row.precisionAt5());
        List<Map<String, Object>> personas = new ArrayList<>();
        for (PersonaScore score : row.personas()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", score.name());
            one.put("ap", score.ap());
            one.put("precision_at_5", score.precisionAt5());
            personas.add(one);
        }
        json.put("personas", personas);
        return json;
    }

    private void print(List<Row> rows) {
        for (Row row : rows) {
            output.out().println(line(row.ranker(), row.ap(), row.precisionAt5()));
        }
        output.out().println();
        output.out().println(rows.get(0).ranker() + ", viewer by viewer:");
        for (PersonaScore score : rows.get(0).personas()) {
            output.out().println(line(score.name(), score.ap(), score.precisionAt5()));
        }
    }

    private static String line(String name, double ap, double precisionAt5) {
        return String.format(Locale.ROOT, "  %-24s AP %.3f   precision at 5 %.3f", name, ap, precisionAt5);
    }
}
