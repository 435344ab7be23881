package io.reprise.core.rank.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.segment.UniformSegmenter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BaselinesTest {
    private static final FeatureSpec SPEC = FeatureSpec.single("none/1", 1);

    private static RankableVideo video(int segments) {
        long duration = segments * 5_000_000L - 1;
        return new RankableVideo(
                duration,
                new UniformSegmenter(5_000_000).segment(duration, new long[0]),
                SPEC,
                FeatureMatrix.of(segments, 1, new float[segments]),
                List.of());
    }

    private static int[] order(Ranker ranker, int segments) {
        return ranker.score(video(segments), History.empty(SPEC)).order();
    }

    static List<Ranker> rankers() {
        return List.of(new EarliestRanker(), new LatestRanker(), new CentreRanker(), new RandomRanker(7));
    }

    @ParameterizedTest
    @MethodSource("rankers")
    void neverTiesAndAlwaysAnswersTheSame(Ranker ranker) {
        for (int segments : new int[] {1, 2, 5, 50}) {
            double[] scores = ranker.score(video(segments), History.empty(SPEC)).total();
            assertThat(Arrays.stream(scores).distinct().count()).isEqualTo(segments);
            assertThat(ranker.score(video(segments), History.empty(SPEC)).total())
                    .isEqualTo(scores);
        }
    }

    @Test
    void ordersAreWhatTheNamesSay() {
        assertThat(order(new EarliestRanker(), 3)).containsExactly(0, 1, 2);
        assertThat(order(new LatestRanker(), 3)).containsExactly(2, 1, 0);
        assertThat(order(new CentreRanker(), 5)).containsExactly(2, 1, 3, 0, 4);
        assertThat(order(new CentreRanker(), 4)).containsExactly(1, 2, 0, 3);
    }

    @Test
    void everySegmentIsFirstAboutAsOften() {
        int[] firsts = new int[5];
        IntStream.range(0, 5000).forEach(seed -> firsts[order(new RandomRanker(seed), 5)[0]]++);
        assertThat(Arrays.stream(firsts).min().orElseThrow()).isGreaterThan(850);
    }

    @Test
    void anotherSeedLengthOrLookIsAnotherRandomOrder() {
        List<double[]> orders = new ArrayList<>();
        for (long seed = 1; seed <= 3; seed++) {
            for (long length = 100; length <= 102; length++) {
                for (float look = 0; look < 3; look++) {
                    float[] looks = new float[50];
                    looks[0] = look;
                    RankableVideo video = new RankableVideo(
                            length,
                            new UniformSegmenter(2).segment(100, new long[0]),
                            SPEC,
                            FeatureMatrix.of(50, 1, looks),
                            List.of());
                    orders.add(new RandomRanker(seed)
                            .score(video, History.empty(SPEC))
                            .total());
                }
            }
        }
        assertThat(orders.stream().map(Arrays::toString).distinct()).hasSize(27);
        assertThat(orders.get(0))
                .as("every place once")
                .contains(IntStream.range(0, 50).mapToDouble(i -> i).toArray());
    }
}
