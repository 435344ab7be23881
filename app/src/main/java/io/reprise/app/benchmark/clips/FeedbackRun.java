package io.reprise.app.benchmark.clips;

import io.reprise.core.error.BadInputException;
import io.reprise.core.history.History;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.Signal;
import io.reprise.core.rank.SignalTrack;
import io.reprise.core.select.MomentCurve;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.learn.clips.AnalysedClip;
import io.reprise.learn.clips.Clip;
import io.reprise.learn.clips.ClipFolder;
import io.reprise.learn.clips.ClipQuestion;
import io.reprise.learn.clips.ComposedMaterial;
import io.reprise.learn.clips.FeedbackCurve;
import io.reprise.learn.clips.JoinedVideo;
import io.reprise.learn.clips.MomentPlacement;
import io.reprise.learn.clips.QuestionMaker;
import io.reprise.learn.clips.QuestionOptions;
import io.reprise.learn.clips.QuestionOptions.Viewers;
import io.reprise.learn.clips.Twins;
import io.reprise.learn.report.Cell;
import io.reprise.learn.report.Table;
import io.reprise.learn.train.RankingExample;
import io.reprise.vision.onnx.ExecutionDevice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Simulated answers, and the places of ranges, on composed videos and on a film. */
public final class FeedbackRun {
    /** More of each class than in other benchmarks, so that something is left after ten answers. */
    private static final int CLIPS_OF_A_CLASS = 9;

    private final Ranker ranker;
    private final List<Integer> answers;
    private final List<List<Cell>> curves = new ArrayList<>();
    private final List<List<Cell>> places = new ArrayList<>();

    /**
     * A run.
     *
     * @param answers numbers of answers, ascending
     */
    public FeedbackRun(Ranker ranker, List<Integer> answers) {
        this.ranker = ranker;
        this.answers = List.copyOf(answers);
    }

    /**
     * What is asked of clips.
     *
     * @param encoder what looks
     * @param histories numbers of clips, ascending
     */
    public record Options(String encoder, int threads, List<Integer> histories, int questions, long seed) {}

    /**
     * Asks about composed videos.
     *
     * @throws BadInputException if a clip can't be used
     */
    public void clips(Path folder, Options options, Home home, CacheLimit limit, Listener listener)
            throws BadInputException {
        List<Clip> clips = Twins.known().apply(ClipFolder.read(folder));
        int longest = options.histories().get(options.histories().size() - 1);
        List<ClipQuestion> questions = new QuestionMaker(
                        clips,
                        new QuestionOptions(
                                Viewers.CLASS, options.questions(), longest, CLIPS_OF_A_CLASS, options.seed()))
                .make();
        ClipAnalyser.How how = new ClipAnalyser.How(options.encoder(), ExecutionDevice.CPU, true, options.threads());
        try (ClipAnalyser analyser = new ClipAnalyser(home, limit, how, listener)) {
            Map<Clip, AnalysedClip> analysed = analyser.analyse(clips);
            ComposedMaterial material = new ComposedMaterial(
                    analyser.spec(), analysed, new ClipHistories(analyser.spec(), analysed, Map.of())::of);
            for (int history : options.histories()) {
                ask(material, questions, history);
            }
        }
    }

    private void ask(ComposedMaterial material, List<ClipQuestion> questions, int size) throws BadInputException {
        List<RankingExample> lessons = new ArrayList<>();
        List<Double> byActivity = new ArrayList<>();
        List<Double> byTaste = new ArrayList<>();
        for (ClipQuestion question : questions) {
            JoinedVideo joined = material.join(question.target());
            History history = material.history(question.history().subList(0, size));
            boolean[] all = new boolean[joined.video().size()];
            Arrays.fill(all, true);
            lessons.add(new RankingExample(joined.video(), history, all, joined.relevant(question.viewer())));
            MomentCurve activity = activity(material, joined);
            byActivity.addAll(MomentPlacement.overlaps(ranker, joined, activity, history, question.viewer(), false));
            byTaste.addAll(MomentPlacement.overlaps(ranker, joined, activity, history, question.viewer(), true));
        }
        String encoder = material.spec().encoder();
        addCurves(encoder, "clips, history of " + size, lessons);
        places.add(List.of(
                new Cell.Words(encoder),
                new Cell.Words(Integer.toString(size)),
                new Cell.Words(Integer.toString(byTaste.size())),
                number(mean(byActivity)),
                number(mean(byTaste))));
    }

    /** Motion along a joined video; where a clip begins nothing is known of it. */
    private static MomentCurve activity(ComposedMaterial material, JoinedVideo joined) {
        List<Long> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < joined.clips().size(); i++) {
            AnalysedClip clip = Objects.requireNonNull(
                    material.analysed().get(joined.clips().get(i)));
            SignalTrack signals = clip.signals();
            for (int moment = 1; moment < signals.size(); moment++) {
                long time = joined.bounds().get(i).startMicros() + signals.timeMicros(moment);
                if (times.isEmpty() || time > times.get(times.size() - 1)) {
                    times.add(time);
                    values.add(signals.get(moment, Signal.MOTION));
                }
            }
        }
        return new MomentCurve(
                times.stream().mapToLong(Long::longValue).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Asks viewers of a film. */
    public void film(String encoder, List<RankingExample> lessons) {
        addCurves(encoder, "film, " + lessons.size() + " viewers", lessons);
    }

    private void addCurves(String encoder, String data, List<RankingExample> lessons) {
        for (boolean negatives : new boolean[] {true, false}) {
            List<double[]> all = lessons.stream()
                    .map(lesson -> FeedbackCurve.of(ranker, lesson, answers, negatives))
                    .flatMap(java.util.Optional::stream)
                    .toList();
            List<Cell> row = new ArrayList<>(List.of(
                    new Cell.Words(encoder),
                    new Cell.Words(data),
                    new Cell.Words(negatives ? "kept and rejected" : "kept alone"),
                    new Cell.Words(Integer.toString(all.size()))));
            for (int k = 0; k < answers.size(); k++) {
                int at = k;
                row.add(number(mean(all.stream().map(curve -> curve[at]).toList())));
            }
            curves.add(row);
        }
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    private static Cell number(double value) {
        return new Cell.Words(String.format(java.util.Locale.ROOT, "%.3f", value));
    }

    /** What came of it. */
    public List<Table> tables() {
        List<String> columns = new ArrayList<>(List.of("encoder", "data", "what counts", "questions"));
        answers.forEach(count -> columns.add(count + (count == 1 ? " answer" : " answers")));
        List<Table> tables = new ArrayList<>();
        tables.add(new Table("Average precision by simulated answers, " + ranker.name(), columns, curves));
        if (!places.isEmpty()) {
            tables.add(new Table(
                    "Overlap of the range with the liked clip in a segment of three clips (composed of real clips)",
                    List.of("encoder", "history", "segments", "by activity", "by taste and activity"),
                    places));
        }
        return tables;
    }

    /** A table as JSON: one object a row. */
    public static List<Map<String, String>> json(Table table) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<Cell> row : table.rows()) {
            Map<String, String> object = new LinkedHashMap<>();
            for (int c = 0; c < row.size(); c++) {
                object.put(table.columns().get(c), row.get(c).text());
            }
            rows.add(object);
        }
        return rows;
    }
}
