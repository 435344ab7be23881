package io.reprise.app.cli;

import io.reprise.app.benchmark.clips.ClipAnalyser;
import io.reprise.app.benchmark.clips.ClipsRun;
import io.reprise.core.error.BadInputException;
import io.reprise.core.rank.RankerName;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.learn.clips.Clip;
import io.reprise.learn.clips.ClipBenchmark;
import io.reprise.learn.clips.ClipFolder;
import io.reprise.learn.clips.ClipQuestion;
import io.reprise.learn.clips.ClipResults;
import io.reprise.learn.clips.ClipRow;
import io.reprise.learn.clips.ConfidenceRow;
import io.reprise.learn.clips.QuestionMaker;
import io.reprise.learn.clips.QuestionOptions;
import io.reprise.learn.clips.QuestionOptions.Viewers;
import io.reprise.learn.clips.Twins;
import io.reprise.learn.evaluate.ResultsFiles;
import io.reprise.learn.report.Table;
import io.reprise.learn.report.TableFormat;
import io.reprise.vision.onnx.ExecutionDevice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reprise benchmark clips}: does a taste hold from one video to the next? */
@Command(
        name = "clips",
        description = {
            "Measure rankers on questions composed of real clips: a viewer likes a class of clips, his history is some of"
                    + " them, and the video is made of clips of all classes from other sources.",
            "DIR holds a folder for each class with clips named gNN_k.mp4 in it, NN being the source video. Sources that"
                    + " are one video are listed in DIR/twins.txt or with --twins: a group a line, CLASS/gNN, CLASS/gNN;"
                    + " those of UCF101 are known."
        },
        footer = {"", "Example:", "  reprise benchmark clips ucf101 --encoder builtin --encoder mobilenetv2"})
final class BenchmarkClipsCommand implements Callable<Integer> {
    /** As what a history is handed over. */
    enum HistoryAs {
        CLIPS,
        GIFS
    }

    /** What is printed wherever the figures are. */
    private static final String WHAT = "composed of real clips";

    @Parameters(paramLabel = "DIR", description = "The clips.")
    Path folder = Path.of("");

    @Option(
            names = "--encoder",
            paramLabel = "E",
            description = "What looks at the frames (repeatable): a name, or a manifest's path. Default: builtin")
    List<String> encoders = new ArrayList<>();

    @Option(
            names = "--ranker",
            paramLabel = "R",
            description =
                    "A row of the table (repeatable): a ranker's name or a model's file. Default: all that need no"
                            + " training; svm-d, phd-ca and phd trained, for each viewer, on the other classes; these and the"
                            + " similarities with position and appeal; reprise without position, and without appeal")
    List<String> rankers = new ArrayList<>();

    @Option(names = "--history", split = ",", paramLabel = "N", description = "Clips of a history. Default: 1,2,5")
    List<Integer> histories = new ArrayList<>();

    @Option(
            names = "--questions",
            paramLabel = "N",
            description = "At least so many; whole rounds are asked. Default: ${DEFAULT-VALUE}")
    int questions = QuestionOptions.QUESTIONS;

    @Option(
            names = "--viewers",
            paramLabel = "V",
            description = "class: a viewer likes one class; pair: two. Default: class")
    Viewers viewers = Viewers.CLASS;

    @Option(
            names = "--history-as",
            paramLabel = "H",
            description = "clips: the history is clips; gifs: GIF files that Reprise renders of them. Default: clips")
    HistoryAs historyAs = HistoryAs.CLIPS;

    @Option(
            names = "--segments",
            paramLabel = "S",
            description =
                    "clips: the clips' own bounds; shots or uniform:S: what a video really joined of them is cut in."
                            + " Default: ${DEFAULT-VALUE}")
    String segments = ClipsRun.Mode.CLIPS;

    @Option(
            names = "--clips-of-a-class",
            paramLabel = "N",
            description = "Clips of each class in a video. Default: ${DEFAULT-VALUE}")
    int clipsOfAClass = QuestionOptions.CLIPS_OF_A_CLASS;

    @Option(names = "--twins", paramLabel = "FILE", description = "Sources that are one. Default: DIR/twins.txt")
    @Nullable
    Path twins;

    @Option(names = "--seed", paramLabel = "N", description = "Of the questions and the bootstrap. Default: 1")
    long seed = 1;

    @Option(names = "--format", defaultValue = "text", description = "text, markdown or csv. Default: ${DEFAULT-VALUE}")
    TableFormat format = TableFormat.TEXT;

    @Option(names = "--device", defaultValue = "cpu", paramLabel = "D", description = "What a network runs on.")
    ExecutionDevice device = ExecutionDevice.CPU;

    @Option(names = "--no-cache", description = "Look at every clip anew, and keep nothing of it.")
    boolean noCache;

    @Option(names = "--threads", paramLabel = "N", description = "Threads (default: one a processor).")
    int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    Output output = new Output();

    @Override
    public Integer call() throws BadInputException {
        List<Clip> clips = twins().apply(ClipFolder.read(folder));
        List<Integer> lengths = List.copyOf(new TreeSet<>(histories.isEmpty() ? List.of(1, 2, 5) : histories));
        QuestionOptions options =
                new QuestionOptions(viewers, questions, lengths.get(lengths.size() - 1), clipsOfAClass, seed);
        QuestionMaker maker = new QuestionMaker(clips, options);
        ClipBenchmark benchmark = new ClipBenchmark(maker.make(), lengths);
        ClipsRun run = new ClipsRun(Home.ofEnvironment(), CacheLimit.ofEnvironment(), TextProgress.of(output));
        ClipsRun.Mode mode = new ClipsRun.Mode(
                segments, historyAs == HistoryAs.GIFS, List.copyOf(new LinkedHashSet<>(rankers)), seed);
        List<ClipRow> rows = new ArrayList<>();
        List<ConfidenceRow> confidences = new ArrayList<>();
        for (String encoder : encoders.isEmpty() ? List.of("builtin") : encoders) {
            ClipAnalyser.How how = new ClipAnalyser.How(encoder, device, !noCache, threads);
            ClipsRun.Measured measured = run.run(benchmark, clips, how, mode);
            rows.addAll(measured.rows());
            confidences.addAll(measured.confidences());
        }
        print(clips, benchmark, rows, confidences);
        return ExitCode.DONE;
    }

    private Twins twins() throws BadInputException {
        if (twins == null) {
            return Twins.known().with(folder);
        }
        Twins all = Twins.known();
        all.addFile(twins);
        return all;
    }

    private void print(List<Clip> clips, ClipBenchmark benchmark, List<ClipRow> rows, List<ConfidenceRow> confidences) {
        List<String> groups =
                benchmark.questions().stream().map(ClipQuestion::viewerName).toList();
        ClipResults results = new ClipResults(title(), groups, rows, RankerName.REPRISE.id(), seed);
        if (output.isJson()) {
            Map<String, Object> json = json(clips, benchmark, results);
            json.put("confidence", confidences.stream().map(ConfidenceRow::json).toList());
            output.printJson(json);
        } else {
            List<Table> tables = new ArrayList<>(results.tables());
            if (!confidences.isEmpty()) {
                tables.add(ConfidenceRow.table(title(), confidences));
            }
            output.out().print(ResultsFiles.all(tables, format));
        }
    }

    private String title() {
        return "Clips, " + folder.getFileName() + " (" + WHAT + "), segments " + segments + ", history as "
                + name(historyAs) + ", a viewer likes a " + name(viewers);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Map<String, Object> json(List<Clip> clips, ClipBenchmark benchmark, ClipResults results) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("what", WHAT);
        json.put("clips", clips.size());
        json.put("sources", clips.stream().map(Clip::source).distinct().count());
        json.put("classes", clips.stream().map(Clip::label).distinct().toList());
        json.put("viewers", name(viewers));
        json.put("history_as", name(historyAs));
        json.put("segments", segments);
        json.put("questions", benchmark.questions().size());
        json.put("seed", seed);
        json.put("rows", results.json());
        json.put("differences", results.jsonDifferences());
        return json;
    }
}
