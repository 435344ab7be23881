package io.reprise.bench;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.WhitenedSpace;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.reprise.RepriseRanker;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Ranking of 150 segments of 4 s, as a film of ten minutes has, for a person with ten highlights. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RankingBenchmark {
    private static final int SEGMENTS = 150;
    private static final int HIGHLIGHTS = 10;
    private static final long SEGMENT_MICROS = 4_000_000;

    private final FeatureSpec spec = VectorBenchmark.spec();
    private final FeatureMatrix features = RandomVectors.of(SEGMENTS, spec.dim());
    private final RankableVideo video =
            new RankableVideo("", SEGMENTS * SEGMENT_MICROS, segments(), spec, features, List.of());
    private final History history = History.of(spec, highlights());
    private final RepriseRanker ranker = new RepriseRanker();

    private static List<Segment> segments() {
        return IntStream.range(0, SEGMENTS)
                .mapToObj(i -> new Segment(i, new TimeRange(i * SEGMENT_MICROS, (i + 1) * SEGMENT_MICROS)))
                .toList();
    }

    private List<Highlight> highlights() {
        FeatureMatrix liked = RandomVectors.of(HIGHLIGHTS, spec.dim());
        return IntStream.range(0, HIGHLIGHTS)
                .mapToObj(i -> new Highlight("h" + i, liked.row(i), OptionalDouble.empty()))
                .toList();
    }

    /** What depends on the video alone is worked out anew each time, as for a video that is ranked once. */
    @Benchmark
    public Object rank() {
        return ranker.score(video, history);
    }

    /** {@link WhitenedSpace}: the video's own statistics, and its segments in them. */
    @Benchmark
    public Object whiten() {
        return WhitenedSpace.of(spec, features).place(features);
    }
}
