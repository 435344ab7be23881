package io.reprise.app.cli;

import io.reprise.app.benchmark.clips.FeedbackRun;
import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.load.Rankers;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.learn.evaluate.ResultsFiles;
import io.reprise.learn.personas.PersonaExamples;
import io.reprise.learn.personas.Personas;
import io.reprise.learn.personas.PersonasFile;
import io.reprise.learn.report.Table;
import io.reprise.learn.report.TableFormat;
import io.reprise.vision.onnx.ExecutionDevice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code benchmark feedback}: what answers teach, and where in a segment the range lies. */
@Command(
        name = "feedback",
        description = {
            "Measure what answers teach: viewers keep or reject the best segment they have not answered yet, and the video"
                    + " is ranked anew. Average precision after each number of answers, over the segments never asked"
                    + " about, with rejections counted and not.",
            "With --clips also where a range lies within a long segment: its overlap with the clip the viewer likes."
        },
        footer = {"", "Example:", "  reprise benchmark feedback --clips ucf101 --encoder builtin"})
final class BenchmarkFeedbackCommand implements Callable<Integer> {
    @Option(names = "--clips", paramLabel = "DIR", description = "Labelled clips, as for benchmark clips.")
    @Nullable
    Path clips;

    @Option(names = "--personas", paramLabel = "FILE", description = "Viewers of a film; needs --video.")
    @Nullable
    Path personas;

    @Option(names = "--video", paramLabel = "FILM", description = "The film of the viewers.")
    @Nullable
    Path video;

    @Option(names = "--encoder", paramLabel = "E", description = "What looks (repeatable). Default: builtin")
    List<String> encoders = new ArrayList<>();

    @Option(names = "--answers", split = ",", paramLabel = "N", description = "Default: 0,1,3,6,10")
    List<Integer> answers = new ArrayList<>();

    @Option(names = "--history", split = ",", paramLabel = "N", description = "Clips of a history. Default: 1,5")
    List<Integer> histories = new ArrayList<>();

    @Option(names = "--questions", paramLabel = "N", description = "At least so many. Default: ${DEFAULT-VALUE}")
    int questions = 100;

    @Option(names = "--seed", paramLabel = "N", description = "Of the questions. Default: 1")
    long seed = 1;

    @Option(names = "--format", defaultValue = "text", description = "text, markdown or csv. Default: ${DEFAULT-VALUE}")
    TableFormat format = TableFormat.TEXT;

    @Option(names = "--threads", paramLabel = "N", description = "Threads (default: one a processor).")
    int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    Output output = new Output();

    @Override
    public Integer call() throws BadInputException {
        if ((clips == null && personas == null) || (personas == null) != (video == null)) {
            throw new InvalidValueException("clips", "give --clips DIR, or --personas FILE --video FILM, or both");
        }
        Home home = Home.ofEnvironment();
        Ranker ranker = Rankers.load(RankerName.REPRISE.id(), home.models());
        FeedbackRun run = new FeedbackRun(ranker, ascending(answers, List.of(0, 1, 3, 6, 10)));
        for (String encoder : encoders.isEmpty() ? List.of("builtin") : encoders) {
            if (clips != null) {
                FeedbackRun.Options options =
                        new FeedbackRun.Options(encoder, threads, ascending(histories, List.of(1, 5)), questions, seed);
                run.clips(clips, options, home, CacheLimit.ofEnvironment(), TextProgress.of(output));
            }
            if (personas != null && video != null) {
                Personas viewers = PersonasFile.read(personas);
                RankableVideo film =
                        Film.look(video, viewers, new Film.How(encoder, ExecutionDevice.CPU, true, threads), output);
                run.film(encoder, PersonaExamples.of(List.of(film), viewers).here());
            }
        }
        print(run.tables());
        return ExitCode.DONE;
    }

    private static List<Integer> ascending(List<Integer> given, List<Integer> usual) {
        return List.copyOf(new TreeSet<>(given.isEmpty() ? usual : given));
    }

    private void print(List<Table> tables) {
        if (output.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("what", "simulated answers on real clips and film");
            tables.forEach(table -> json.put(table.title(), FeedbackRun.json(table)));
            output.printJson(json);
        } else {
            output.out().print(ResultsFiles.all(tables, format));
        }
    }
}
