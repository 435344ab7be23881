package io.reprise.core.rank.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Scores;
import io.reprise.core.segment.Segment;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.core.time.TimeRange;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionBasisTest {
    private static final long SECOND = 1_000_000;

    /** The basis of five seconds in the middle of a video. */
    private static double[] middle(double seconds) {
        long duration = (long) (seconds * SECOND);
        long start = duration / 2 - Math.min(5 * SECOND, duration) / 2;
        TimeRange range = new TimeRange(start, start + Math.min(5 * SECOND, duration));
        return PositionBasis.of(new Segment(0, range), duration, PositionHabit.of(List.of()));
    }

    @Test
    void theMiddleOfAUsualVideoByHand() {
        double[] basis = middle(190);
        double[] hats = Arrays.copyOf(basis, 9);
        assertThat(hats).containsExactly(new double[] {0, 0, 0, 0, 1, 0, 0, 0, 0}, within(1e-9));
        assertThat(basis[9]).isCloseTo(Math.exp(-95 / 5.), within(1e-12));
        assertThat(basis[16]).isCloseTo(Math.exp(-95 / 120.), within(1e-12));
        assertThat(basis[17]).as("190 s bends nothing").isCloseTo(0, within(1e-9));
    }

    @Test
    void unmeasuredLengthsBendNoMoreThanTheLongestAndShortestMeasured() {
        assertThat(middle(86_400)[17]).isEqualTo(middle(12_000)[17], within(1e-9));
        assertThat(middle(7_000)[17]).isLessThan(middle(12_000)[17]);
        assertThat(middle(2)[17]).isEqualTo(middle(10)[17], within(1e-9));
    }

    @Test
    void aPlaceNearTheStartByHand() {
        // 0 s to 10 s of 100 s: the middle lies at 5 s, a twentieth; between the first hat and the second at 0.4
        Segment first = new Segment(0, TimeRange.ofSeconds(0, 10));
        double[] basis = PositionBasis.of(first, 100 * SECOND, PositionHabit.of(List.of()));
        double bend = Math.log(100 / 190.);
        assertThat(basis)
                .containsExactly(
                        new double[] {
                            .6,
                            .4,
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            Math.exp(-1),
                            Math.exp(-19),
                            Math.exp(-5 / 15.),
                            Math.exp(-95 / 15.),
                            Math.exp(-5 / 40.),
                            Math.exp(-95 / 40.),
                            Math.exp(-5 / 120.),
                            Math.exp(-95 / 120.),
                            .05 * bend,
                            .0025 * bend,
                            0
                        },
                        within(1e-12));
    }

    @Test
    void aSegmentThatReachesBeyondTheVideoLiesAtItsEnd() {
        Segment beyond = new Segment(0, TimeRange.ofSeconds(98, 110));
        double[] basis = PositionBasis.of(beyond, 100 * SECOND, PositionHabit.of(List.of()));
        assertThat(basis[8]).isEqualTo(1);
        assertThat(basis[10]).as("no second from the end").isEqualTo(1);
    }

    @Test
    void theRankerWeighsTheBasisAndOfEqualPlacesPrefersTheEarlier() {
        List<Segment> segments = new UniformSegmenter(10 * SECOND).segment(100 * SECOND, new long[0]);
        FeatureSpec spec = FeatureSpec.single("test/1", 1);
        RankableVideo video =
                new RankableVideo(100 * SECOND, segments, spec, FeatureMatrix.of(10, 1, new float[10]), List.of());
        double[] nothing = new double[PositionBasis.SIZE];
        Scores equal = new PositionRanker(nothing).score(video, History.empty(spec));
        assertThat(equal.order()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(equal.total()[9]).as("no more than a tie-break").isBetween(-1e-6, 0.);
        for (int number = 0; number < PositionBasis.SIZE; number++) {
            double[] weights = nothing.clone();
            weights[number] = 3;
            double[] scores = new PositionRanker(weights)
                    .score(video, History.empty(spec))
                    .total();
            for (Segment segment : segments) {
                double[] basis = PositionBasis.of(segment, 100 * SECOND, PositionHabit.of(List.of()));
                assertThat(scores[segment.index()]).isCloseTo(3 * basis[number], within(1e-6));
            }
        }
        assertThatThrownBy(() -> new PositionRanker(new double[19])).hasMessageContaining("19 weights");
    }
}
