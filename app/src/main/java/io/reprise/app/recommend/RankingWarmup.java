package io.reprise.app.recommend;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.SignalTrack;
import io.reprise.core.select.ChooseOptions;
import io.reprise.engine.analysis.RankableVideos;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.analysis.VideoFacts;
import io.reprise.engine.history.HighlightRecord;
import io.reprise.engine.history.PersonalHistory;
import io.reprise.engine.suggest.RankingSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Ranks a made-up video a few dozen times, so that Java has compiled what ranking needs before a request waits for it: the
 * first ranking of a process took ten times as long as the later ones.
 */
final class RankingWarmup {
    private static final int MOMENTS = 240;
    private static final int TIMES = 60;
    private static final long STEP_MICROS = 500_000;

    private static final HighlightRecord SAMPLE = new HighlightRecord(
            "sample", "sample", OptionalLong.empty(), Optional.empty(), OptionalLong.empty(), List.of());

    private RankingWarmup() {}

    /** Does it, and forgets what came of it. */
    static void run(Ranker ranker, FeatureSpec spec) {
        Random random = new Random(1);
        long length = MOMENTS * STEP_MICROS;
        long[] cuts = LongStream.range(1, 40).map(i -> i * length / 40).toArray();
        VideoAnalysis video = new VideoAnalysis(
                "sample",
                new VideoFacts(length, 640, 360, 25, true, cuts, null, List.of()),
                track(spec, random),
                new SignalTrack(track(SignalTrack.SPEC, random)));
        RankableVideo rankable = RankableVideos.of(video, "shots");
        RankingSession session = new RankingSession(video, rankable, ranker);
        session.precompute();
        for (int i = 0; i < TIMES && !Thread.currentThread().isInterrupted(); i++) {
            float[] liked = rankable.features().row(i % rankable.size());
            History history = History.of(spec, List.of(new Highlight("sample", liked, OptionalDouble.empty())));
            session.rank(
                    new PersonalHistory(history, Map.of(), List.of(), Map.of("sample", SAMPLE)), ChooseOptions.DEFAULT);
        }
    }

    private static FeatureTrack track(FeatureSpec spec, Random random) {
        float[] values = new float[MOMENTS * spec.dim()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        long[] times = LongStream.range(0, MOMENTS).map(i -> i * STEP_MICROS).toArray();
        return new FeatureTrack(spec, times, FeatureMatrix.of(MOMENTS, spec.dim(), values));
    }
}
