package io.reprise.core.rank.reprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Origin;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.core.time.TimeRange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ConsistencyTest {
    private static final FeatureSpec SPEC = FeatureSpec.single("test/1", 1);

    private static Seen seen(int segments, Highlight... highlights) {
        RankableVideo video = new RankableVideo(
                "film",
                segments * 5_000_000L,
                new UniformSegmenter(5_000_000).segment(segments * 5_000_000L, new long[0]),
                SPEC,
                FeatureMatrix.of(segments, 1, new float[segments]),
                List.of());
        return Seen.of(video, new History(SPEC, List.of(highlights), List.of()));
    }

    /** Two highlights like each other (.5), against four segments. */
    @Test
    void isTheShareOfSegmentsThatAHighlightIsToldFrom() {
        float[][] among = {{1, .5f}, {.5f, 1}};
        float[][] toSegments = {{.1f, .2f, .3f, .4f}, {.9f, .5f, .4f, .1f}};
        // without the first: .9 .5 .4 .1 to the second, below .5 are two, one ties: 2.5 of 4; without the second: 4 of
        // 4
        double area = (2.5 / 4 + 1) / 2;
        assertThat(Consistency.of(toSegments, among, seen(4))).isCloseTo((2 * area - 1) * 2 / 4, within(1e-12));
    }

    @Test
    void comparesByTheThreeNearestOfTheOthers() {
        float[][] among = new float[5][5];
        float[][] toSegments = new float[5][2];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                among[i][j] = i == j ? 1 : .6f;
            }
            toSegments[i][0] = i < 2 ? .95f : 0; // with one near one left: .32, with two: .63
            toSegments[i][1] = .7f;
        }
        // told from the first segment where one of its two near highlights is left out, from the second never
        assertThat(Consistency.of(toSegments, among, seen(2))).isCloseTo((2 * .2 - 1) * 5 / 7, within(1e-12));
    }

    @Test
    void oneHighlightOrOneSegmentSaysNothing() {
        assertThat(Consistency.of(new float[][] {{1, 0}}, new float[][] {{1}}, seen(2)))
                .isZero();
        assertThat(Consistency.of(new float[][] {{1}, {0}}, new float[][] {{1, 0}, {0, 1}}, seen(1)))
                .isZero();
        assertThat(Consistency.of(new float[0][3], new float[0][0], seen(3))).isZero();
    }

    @Test
    void whatWasClippedHereAndWhatTouchesItIsNotComparedWith() {
        Highlight clipped = new Highlight(
                "a.gif",
                new float[] {0},
                OptionalDouble.of(.1),
                Optional.of(new Origin("film", TimeRange.ofSeconds(0, 5))));
        float[][] among = {{1, .5f}, {.5f, 1}};
        float[][] toSegments = {{1, 1, 0, 0}, {1, 1, 0, 0}};
        assertThat(Consistency.of(toSegments, among, seen(4))).isZero(); // half of the segments are nearer
        assertThat(Consistency.of(toSegments, among, seen(4, clipped))).isCloseTo(.5, within(1e-12));
    }
}
