package io.reprise.core.rank.reprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.SpecMismatchException;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Origin;
import io.reprise.core.rank.Appeal;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.Scores;
import io.reprise.core.rank.position.PositionRanker;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepriseRankerTest {
    private static final RepriseRanker RANKER = new RepriseRanker();
    private static final FeatureSpec SPEC = Worlds.TWO_PARTS;

    @Test
    void likesWhatIsLikeTheHistoryAndSaysHowSureItIs() {
        Worlds world = new Worlds(1);
        RankableVideo video = world.video("film", 40, i -> i % 4);
        History liked = History.of(SPEC, List.of(world.highlight(2), world.highlight(2)));
        Scores scores = RANKER.score(video, liked);
        for (int rank = 0; rank < 10; rank++) {
            assertThat(scores.order()[rank] % 4).as("rank %d", rank).isEqualTo(2);
        }
        Scores nothing = RANKER.score(world.video("other", 40, i -> i % 2), liked);
        assertThat(scores.confidence().orElseThrow())
                .isGreaterThan(nothing.confidence().orElseThrow() + .1);
    }

    @Test
    void partsAddUp() {
        Worlds world = new Worlds(2);
        Scores scores = RANKER.score(world.video("film", 30, i -> i % 3), world.history(5));
        assertThat(scores.parts()).containsOnlyKeys("similarity", "generic", "position");
        for (int i = 0; i < 30; i++) {
            int segment = i;
            double sum = scores.parts().values().stream()
                    .mapToDouble(part -> part[segment])
                    .sum();
            assertThat(scores.total()[i]).isCloseTo(sum, within(1e-12));
        }
    }

    @Test
    void withoutHistoryTheLivelyComesFirstAndTheBlackLast() {
        List<float[]> rows = IntStream.range(0, 10)
                .mapToObj(i -> new float[] {i, 1, 2, 1, i % 3})
                .toList();
        List<Appeal> appeal =
                IntStream.range(0, 10).mapToObj(RepriseRankerTest::appeal).toList();
        RankableVideo video = new RankableVideo(
                "film",
                50_000_000,
                new UniformSegmenter(5_000_000).segment(50_000_000, new long[0]),
                SPEC,
                FeatureMatrix.ofRows(rows),
                appeal);
        Scores scores = RANKER.score(video, History.empty(SPEC));
        assertThat(scores.order()[0]).isEqualTo(7);
        assertThat(scores.order()[9]).isEqualTo(4);
        assertThat(scores.parts().get("similarity")).containsOnly(0);
        assertThat(scores.confidence()).isEmpty();
    }

    /** Segment 7 moves most, 4 is black. */
    private static Appeal appeal(int i) {
        double motion = i == 7 ? .3 : .1;
        return new Appeal(motion, 0, .2, .3, OptionalDouble.empty(), OptionalDouble.empty(), i == 4 ? 1 : 0, 0, 0);
    }

    @Test
    void aPreparedVideoAnswersTheSame() {
        Worlds world = new Worlds(3);
        RankableVideo video = world.video("film", 50, i -> i % 5 % 4);
        Ranker.Ready ready = RANKER.prepare(video);
        for (int n = 0; n < 6; n++) {
            History history = world.history(n);
            double[] expected = RANKER.score(video, history).total();
            assertThat(ready.score(history).total()).isEqualTo(expected);
            ready.precompute();
            assertThat(ready.score(history).total()).isEqualTo(expected);
        }
    }

    @Test
    void fromNoneOverOneToManyTheScoreChangesGradually() {
        Worlds world = new Worlds(8);
        RankableVideo video = world.video("film", 40, i -> i % 4);
        Highlight one = world.highlight(1);
        double[] spreads = new double[12];
        for (int n = 0; n < spreads.length; n++) {
            List<Highlight> same = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                same.add(new Highlight("h" + i, one.feature(), OptionalDouble.empty()));
            }
            double[] similarity = part(RANKER.score(video, History.of(SPEC, same)), "similarity");
            spreads[n] = Arrays.stream(similarity).max().orElseThrow()
                    - Arrays.stream(similarity).min().orElseThrow();
        }
        assertThat(spreads[0]).isZero();
        assertThat(spreads[1]).isLessThan(.9 * spreads[11]);
        for (int n = 2; n < spreads.length; n++) {
            assertThat(Math.abs(spreads[n] - spreads[n - 1])).isLessThan(spreads[1]);
        }
    }

    @Test
    void placesCountLessWithinAVideoThatIsClippedOften() {
        Worlds world = new Worlds(9);
        RankableVideo video = world.video("film", 40, i -> i % 4);
        double[] none = position(video, History.empty(SPEC));
        List<Highlight> here = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Origin origin = new Origin("film", new TimeRange(i, i + 1));
            here.add(new Highlight("h" + i, video.features().row(i), OptionalDouble.empty(), Optional.of(origin)));
        }
        double[] two = position(video, History.of(SPEC, here));
        for (int i = 0; i < 40; i++) {
            assertThat(two[i]).isCloseTo(none[i] / 2, within(1e-9));
        }
    }

    /** 40 minutes in segments of 2, in which motion grows and every third segment is black for a tenth. */
    private static RankableVideo longVideo(Worlds world) {
        List<Appeal> appeal = IntStream.range(0, 20)
                .mapToObj(i -> new Appeal(
                        i / 20., 0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty(), i % 3 == 0 ? .1 : 0, 0, 0))
                .toList();
        return new RankableVideo(
                "film",
                2_400_000_000L,
                new UniformSegmenter(120_000_000).segment(2_400_000_000L, new long[0]),
                SPEC,
                world.video("film", 20, i -> i % 4).features(),
                appeal);
    }

    @Test
    void theScoreIsTheWeightedSumOfItsTerms() {
        Worlds world = new Worlds(12);
        RankableVideo video = longVideo(world);
        Highlight one = world.highlight(1);
        PositionRanker prior = PositionRanker.shipped();
        for (int n = 0; n < 3; n++) {
            History history = History.of(SPEC, List.of(one, world.highlight(2)).subList(0, n));
            Scores scores = new RepriseRanker(new RepriseWeights(2, 3, 5, 7), TasteOptions.STANDARD, prior)
                    .score(video, history);
            PreparedVideo prepared = new PreparedVideo(video, TasteOptions.STANDARD);
            double[] taste =
                    Taste.of(prepared, NormalizedHistory.of(prepared, history)).segments();
            GenericAppeal appeal = GenericAppeal.of(video.appeal(), 20);
            double[] places = prior.score(video, history).total();
            double mean = Arrays.stream(places).average().orElseThrow();
            for (int i = 0; i < 20; i++) {
                assertThat(part(scores, "similarity")[i]).isCloseTo(2 * .4 * taste[i], within(1e-12));
                assertThat(part(scores, "generic")[i])
                        .isCloseTo(5 * appeal.appeal()[i] / (n + 1) - 7 * appeal.flaw()[i], within(1e-12));
                assertThat(part(scores, "position")[i])
                        .as("twice as long as the longest that the prior knows")
                        .isCloseTo(3 * (places[i] - mean) / 2, within(1e-12));
            }
        }
    }

    @Test
    void onlyTheNewestHundredHighlightsCount() {
        Worlds world = new Worlds(13);
        RankableVideo video = world.video("film", 20, i -> i % 4);
        List<Highlight> many = world.history(101).highlights();
        double[] newest =
                RANKER.score(video, History.of(SPEC, many.subList(1, 101))).total();
        assertThat(RANKER.score(video, History.of(SPEC, many)).total()).isEqualTo(newest);
        assertThat(RANKER.score(video, History.of(SPEC, many.subList(2, 101))).total())
                .isNotEqualTo(newest);
    }

    private static double[] position(RankableVideo video, History history) {
        return part(RANKER.score(video, history), "position");
    }

    private static double[] part(Scores scores, String id) {
        return scores.parts().getOrDefault(id, new double[0]);
    }

    @Test
    void oddInputsGiveFiniteScores() {
        Worlds world = new Worlds(10);
        RankableVideo absent = Worlds.of("absent", List.of(new float[5]));
        assertThat(RANKER.score(absent, world.history(3)).total()).hasSize(1);
        Scores constant = RANKER.score(world.constant(6), world.history(3));
        assertThat(constant.confidence()).isEmpty();
        assertThat(constant.parts().get("similarity")).containsOnly(0);
        RankableVideo video = world.video("film", 30, i -> i % 3);
        assertThat(RANKER.score(video, world.history(1347)).total()).hasSize(30);
        Highlight twice = world.highlight(0);
        assertThat(RANKER.score(video, History.of(SPEC, List.of(twice, twice))).order()[0] % 3)
                .isZero();
    }

    @Test
    void refusesAHistoryOfAnotherEncoderAndNegativeWeights() {
        Worlds world = new Worlds(11);
        FeatureSpec other = FeatureSpec.single("other/1", 5);
        History strange = History.of(other, List.of(new Highlight("a.gif", new float[5], OptionalDouble.empty())));
        assertThatThrownBy(() -> RANKER.score(world.video("film", 8, i -> i % 2), strange))
                .isInstanceOf(SpecMismatchException.class)
                .hasMessageContaining("other/1");
        assertThatThrownBy(() -> new RepriseWeights(1, -1, 0, 0)).hasMessageContaining("negative");
        assertThatThrownBy(() -> new RepriseWeights(Double.NaN, 1, 0, 0)).hasMessageContaining("NaN");
    }
}
