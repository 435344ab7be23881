package io.reprise.core.rank.reprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.SpecMismatchException;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Origin;
import io.reprise.core.rank.Appeal;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Scores;
import io.reprise.core.segment.Segment;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.core.time.TimeRange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepriseRankerTest {
    private static final FeatureSpec SPEC = FeatureSpec.single("test/1", 3);
    private static final RepriseRanker RANKER = new RepriseRanker();

    /** Ten segments of 5 s of three kinds: 0 1 2 0 1 2 0 1 2 0. */
    private static RankableVideo video() {
        List<Segment> segments = new UniformSegmenter(5_000_000).segment(50_000_000, new long[0]);
        List<float[]> rows =
                IntStream.range(0, 10).mapToObj(i -> kind(i % 3, .01f * i)).toList();
        List<Appeal> appeal =
                IntStream.range(0, 10).mapToObj(RepriseRankerTest::appeal).toList();
        return new RankableVideo("film", 50_000_000, segments, SPEC, FeatureMatrix.ofRows(rows), appeal);
    }

    private static float[] kind(int kind, float noise) {
        float[] vector = {noise, noise / 2, -noise};
        vector[kind] += 1;
        return vector;
    }

    /** Segment 7 moves most, 4 is black. */
    private static Appeal appeal(int i) {
        double motion = i == 7 ? .3 : .1;
        return new Appeal(motion, 0, .2, .3, OptionalDouble.empty(), OptionalDouble.empty(), i == 4 ? 1 : 0, 0, 0);
    }

    private static History history(Highlight... highlights) {
        return History.of(SPEC, List.of(highlights));
    }

    @Test
    void likesWhatWasClipped() {
        Scores scores = RANKER.score(video(), history(new Highlight("a.gif", kind(1, 0), OptionalDouble.empty())));
        assertThat(List.of(scores.order()[0], scores.order()[1], scores.order()[2]))
                .containsExactlyInAnyOrder(1, 4, 7);
        assertThat(scores.parts()).containsOnlyKeys("similarity", "generic", "position");
    }

    @Test
    void withoutHistoryTheLivelyComesFirstAndTheBlackLast() {
        Scores scores = RANKER.score(video(), History.empty(SPEC));
        assertThat(scores.order()[0]).isEqualTo(7);
        assertThat(scores.order()[9]).isEqualTo(4);
        assertThat(scores.parts().get("similarity")).containsOnly(0);
    }

    @Test
    void whatWasClippedHereIsNotProposedAgain() {
        Optional<Origin> here = Optional.of(new Origin("film", TimeRange.ofSeconds(5.2, 9.8)));
        Scores scores = RANKER.score(
                video(), history(new Highlight("a.gif", video().features().row(1), OptionalDouble.of(.15), here)));
        assertThat(scores.order()[9]).isEqualTo(1);
        assertThat(scores.order()[0]).isIn(4, 7);
    }

    @Test
    void theSameRangeOfAnotherVideoSaysNothingAboutThisOne() {
        Optional<Origin> elsewhere = Optional.of(new Origin("another", TimeRange.ofSeconds(5, 10)));
        Scores scores = RANKER.score(
                video(), history(new Highlight("a.gif", video().features().row(1), OptionalDouble.of(.15), elsewhere)));
        assertThat(List.of(scores.order()[0], scores.order()[1], scores.order()[2]))
                .contains(1);
    }

    @Test
    void oneSegmentAndFeaturesThatAreAllTheSameDoNotUpsetIt() {
        List<Segment> one = new UniformSegmenter(9).segment(9, new long[0]);
        FeatureMatrix row = FeatureMatrix.of(1, 3, new float[] {1, 2, 3});
        RankableVideo video = new RankableVideo(9, one, SPEC, row, List.of());
        Highlight same = new Highlight("a.gif", new float[] {1, 2, 3}, OptionalDouble.empty());
        assertThat(RANKER.score(video, history(same)).total()).containsExactly(0);
    }

    @Test
    void refusesAHistoryOfAnotherEncoder() {
        History other = History.of(
                FeatureSpec.single("other/1", 3),
                List.of(new Highlight("a.gif", kind(1, 0), OptionalDouble.empty())));
        assertThatThrownBy(() -> RANKER.score(video(), other))
                .isInstanceOf(SpecMismatchException.class)
                .hasMessageContaining("other/1");
    }
}
