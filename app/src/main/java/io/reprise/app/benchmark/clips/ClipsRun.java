package io.reprise.app.benchmark.clips;

import io.reprise.app.cache.CacheLimit;
import io.reprise.app.cache.Home;
import io.reprise.app.pipeline.Listener;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.baseline.RandomRanker;
import io.reprise.core.rank.load.Rankers;
import io.reprise.core.trouble.BadInputException;
import io.reprise.learn.clips.AnalysedClip;
import io.reprise.learn.clips.Clip;
import io.reprise.learn.clips.ClipBenchmark;
import io.reprise.learn.clips.ClipRow;
import io.reprise.learn.clips.ComposedMaterial;
import io.reprise.learn.clips.RowRanker;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** The rows where none are asked for: all rankers that need no training. */
    public static List<String> defaultRankers() {
        return Arrays.stream(RankerName.values())
                .filter(name -> !name.trained() && name != RankerName.ORACLE)
                .map(RankerName::id)
                .toList();
    }

    /**
     * Measures with one encoder.
     *
     * @param clips all that the questions are made of
     * @throws BadInputException if a clip can't be used
     */
    public List<ClipRow> run(ClipBenchmark benchmark, List<Clip> clips, ClipAnalyser.How how, List<String> rankers)
            throws BadInputException {
        List<RowRanker> rows = new ArrayList<>();
        for (String name : rankers) {
            rows.add(row(name));
        }
        try (ClipAnalyser analyser = new ClipAnalyser(home, limit, how, listener)) {
            Map<Clip, AnalysedClip> analysed = analyser.analyse(clips);
            ComposedMaterial material = new ComposedMaterial(
                    analyser.spec(), analysed, some -> ClipHistories.of(analyser.spec(), analysed, some));
            listener.stage("asking " + rows.size() + " rankers");
            List<ClipRow> answers =
                    benchmark.run(material, rows, (done, all) -> listener.progress(done / (double) all));
            listener.done();
            return answers;
        }
    }

    /** Each question has a random order of its own. */
    private RowRanker row(String name) throws BadInputException {
        return name.equals(RankerName.RANDOM.id())
                ? new RowRanker(name, (question, index) -> new RandomRanker(index))
                : RowRanker.of(name, Rankers.load(name, home.models()));
    }
}
