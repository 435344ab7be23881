package io.reprise.app.benchmark.clips;

import io.reprise.core.error.BadInputException;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.baseline.RandomRanker;
import io.reprise.core.rank.load.Rankers;
import io.reprise.core.rank.reprise.RepriseRanker;
import io.reprise.core.rank.reprise.RepriseWeights;
import io.reprise.core.rank.reprise.TasteOptions;
import io.reprise.core.rank.similarity.CentredMeanRanker;
import io.reprise.core.rank.similarity.SimilarityRanker;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.analysis.Segmenters;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.learn.clips.AnalysedClip;
import io.reprise.learn.clips.Clip;
import io.reprise.learn.clips.ClipBenchmark;
import io.reprise.learn.clips.ClipMaterial;
import io.reprise.learn.clips.ClipQuestion;
import io.reprise.learn.clips.ClipRow;
import io.reprise.learn.clips.ComposedMaterial;
import io.reprise.learn.clips.ConfidenceBenchmark;
import io.reprise.learn.clips.ConfidenceRow;
import io.reprise.learn.clips.RowRanker;
import io.reprise.learn.clips.TrainedRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One benchmark of labelled clips: looks at them with each encoder and lets the rankers answer. */
public final class ClipsRun {
    private final Home home;
    private final CacheLimit limit;
    private final Listener listener;

    /** A run with the encoders, models and cache of a home. */
    public ClipsRun(Home home, CacheLimit limit, Listener listener) {
        this.home = home;
        this.limit = limit;
        this.listener = listener;
    }

    /**
     * How questions are put.
     *
     * @param segments "clips" for the clips' own bounds, or what a really joined video is cut in: "shots", "uniform:S"
     * @param gifs whether histories are GIF files rendered of the clips, and not the clips
     * @param rankers names of rankers and paths of models; empty for all that need no training, those trained on the other
     *     classes, and the controls
     * @param seed of what is trained
     */
    public record Mode(String segments, boolean gifs, List<String> rankers, long seed) {
        /** The clips' own bounds. */
        public static final String CLIPS = "clips";

        public Mode {
            rankers = List.copyOf(rankers);
            if (!segments.equals(CLIPS)) {
                Segmenters.of(segments);
            }
        }
    }

    /**
     * What was measured with one encoder.
     *
     * @param rows ranker by ranker, the shortest history first
     * @param confidences of the default ranker, one a length of history; none where it was not asked for
     */
    public record Measured(List<ClipRow> rows, List<ConfidenceRow> confidences) {
        public Measured {
            rows = List.copyOf(rows);
            confidences = List.copyOf(confidences);
        }
    }

    /**
     * Measures with one encoder.
     *
     * @param clips all that the questions are made of
     * @throws BadInputException if a clip can't be used
     */
    public Measured run(ClipBenchmark benchmark, List<Clip> clips, ClipAnalyser.How how, Mode mode)
            throws BadInputException {
        List<RowRanker> rows = rows(mode.rankers());
        try (ClipAnalyser analyser = new ClipAnalyser(home, limit, how, listener);
                WorkFiles work = new WorkFiles()) {
            Map<Clip, AnalysedClip> analysed = analyser.analyse(clips);
            ClipHistories histories = histories(analysed, analyser, how, mode);
            ComposedMaterial composed = new ComposedMaterial(analyser.spec(), analysed, histories::of);
            ClipMaterial material = mode.segments().equals(Mode.CLIPS)
                    ? composed
                    : new ShotsMaterial(analyser, histories, mode.segments(), work, how.threads(), listener);
            if (mode.rankers().isEmpty()) {
                rows.addAll(trained(benchmark, composed, clips, mode.seed()));
            }
            listener.stage("asking " + rows.size() + " rankers");
            List<ClipRow> answers =
                    benchmark.run(material, rows, (done, all) -> listener.progress(done / (double) all));
            List<ConfidenceRow> confidences = confidences(benchmark, composed, mode);
            listener.done();
            return new Measured(answers, confidences);
        } catch (IOException e) {
            throw new BadInputException("write-failed", "no place for joined videos: " + e.getMessage(), e);
        }
    }

    /** Videos are composed for it twice a question, so it is asked of the clips' own bounds alone. */
    private static List<ConfidenceRow> confidences(ClipBenchmark benchmark, ClipMaterial material, Mode mode)
            throws BadInputException {
        boolean wanted = mode.rankers().isEmpty() || mode.rankers().contains(RankerName.REPRISE.id());
        return wanted && mode.segments().equals(Mode.CLIPS)
                ? new ConfidenceBenchmark(benchmark.questions(), benchmark.histories())
                        .run(material, new RepriseRanker())
                : List.of();
    }

    private ClipHistories histories(
            Map<Clip, AnalysedClip> analysed, ClipAnalyser analyser, ClipAnalyser.How how, Mode mode)
            throws BadInputException {
        if (!mode.gifs()) {
            return new ClipHistories(analyser.spec(), analysed, Map.of());
        }
        ClipGifs gifs = ClipGifs.of(analysed, analyser, how.threads(), listener);
        return new ClipHistories(analyser.spec(), gifs.files(), gifs.origins());
    }

    private List<RowRanker> rows(List<String> wanted) throws BadInputException {
        List<RowRanker> rows = new ArrayList<>();
        for (String name : wanted) {
            rows.add(row(name));
        }
        if (wanted.isEmpty()) {
            for (RankerName name : RankerName.values()) {
                if (!name.trained() && name != RankerName.ORACLE) {
                    rows.add(row(name.id()));
                }
            }
            RepriseWeights all = RepriseWeights.shipped();
            rows.add(reprise("reprise, no position", new RepriseWeights(all.taste(), 0, all.appeal(), all.flaw())));
            rows.add(reprise("reprise, no appeal", new RepriseWeights(all.taste(), all.place(), 0, 0)));
        }
        return rows;
    }

    private static RowRanker reprise(String name, RepriseWeights weights) {
        return RowRanker.of(name, new RepriseRanker(weights, TasteOptions.STANDARD));
    }

    /** Each question has a random order of its own. */
    private RowRanker row(String name) throws BadInputException {
        return name.equals(RankerName.RANDOM.id())
                ? new RowRanker(name, (question, index) -> new RandomRanker(index))
                : RowRanker.of(name, Rankers.load(name, home.models()));
    }

    /** None where there are too few other classes to learn from. */
    private List<RowRanker> trained(ClipBenchmark benchmark, ClipMaterial material, List<Clip> clips, long seed) {
        long classes = clips.stream().map(Clip::label).distinct().count();
        ClipQuestion first = benchmark.questions().get(0);
        if (classes - first.viewer().size() < 2) {
            listener.warning("there are too few classes to train svm-d, phd-ca and phd on others; they are left out");
            return List.of();
        }
        List<Ranker> rivals =
                List.of(SimilarityRanker.maxSimilarity(), SimilarityRanker.videoMmr(), new CentredMeanRanker());
        return new TrainedRows(material, clips, rivals, first.history().size(), seed).rows();
    }
}
