package io.reprise.core.rank.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Origin;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The density of a habit by hand: bumps of 0.2, three videos' worth of "anywhere". */
class PositionHabitTest {
    private static Highlight at(OptionalDouble position, String video) {
        Optional<Origin> origin =
                video.isEmpty() ? Optional.empty() : Optional.of(new Origin(video, new TimeRange(0, 1)));
        return new Highlight("h", new float[] {1}, position, origin);
    }

    private static PositionHabit habit(Highlight... highlights) {
        return PositionHabit.of(History.of(FeatureSpec.single("test/1", 1), List.of(highlights)), "ranked");
    }

    @Test
    void withoutAHistoryEveryPlaceIsTheSame() {
        assertThat(PositionHabit.of(List.of()).logDensity(0)).isZero();
        assertThat(PositionHabit.of(List.of()).logDensity(.7)).isZero();
    }

    @Test
    void oneVideoByHand() {
        // (3 + 1 / 0.2) / (1 + 3) at the place itself, a standard deviation beside it exp(-1/2) of the bump
        PositionHabit once = PositionHabit.of(List.of(List.of(.5)));
        assertThat(once.logDensity(.5)).isCloseTo(Math.log(2), within(1e-12));
        double beside = Math.log((3 + 5 * Math.exp(-.5)) / 4);
        assertThat(once.logDensity(.7)).isCloseTo(beside, within(1e-12));
        assertThat(once.logDensity(.3)).isCloseTo(beside, within(1e-12));
        assertThat(PositionHabit.of(List.of(List.of(.5, .5))).logDensity(.5))
                .as("a video counts once, however often it was clipped")
                .isCloseTo(Math.log(2), within(1e-12));
    }

    @Test
    void tenVideosLaterAVideoCountsHalf() {
        List<List<Double>> videos = new ArrayList<>(List.of(List.of(0.)));
        double weight = .5;
        double sum = 3 + .5 / .2;
        for (int age = 9; age >= 0; age--) {
            videos.add(List.of(1.));
            double newer = Math.pow(2, -age / 10.);
            weight += newer;
            sum += newer * Math.exp(-12.5) / .2;
        }
        assertThat(PositionHabit.of(videos).logDensity(0)).isCloseTo(Math.log(sum / (weight + 3)), within(1e-12));
    }

    @Test
    void highlightsOfOneVideoBelongTogetherAndThoseOfUnknownOriginStandAlone() {
        OptionalDouble middle = OptionalDouble.of(.5);
        assertThat(habit(at(middle, "a"), at(middle, "a")).logDensity(.5)).isCloseTo(Math.log(2), within(1e-12));
        double second = Math.pow(2, -.1);
        double two = Math.log((3 + 5 * (1 + second)) / (4 + second));
        assertThat(habit(at(middle, ""), at(middle, "")).logDensity(.5)).isCloseTo(two, within(1e-12));
        assertThat(habit(at(middle, "a"), at(middle, "b")).logDensity(.5)).isCloseTo(two, within(1e-12));
    }

    @Test
    void unknownPlacesAndTheRankedVideoSayNothing() {
        Highlight unknown = at(OptionalDouble.empty(), "a");
        Highlight here = at(OptionalDouble.of(.5), "ranked");
        assertThat(habit(unknown, here).logDensity(.5)).isZero();
        assertThat(habit(unknown, here, at(OptionalDouble.of(.5), "b")).logDensity(.5))
                .isCloseTo(Math.log(2), within(1e-12));
    }

    @Test
    void theBasisEndsWithTheHabit() {
        double[] basis = PositionBasis.of(
                new Segment(0, TimeRange.ofSeconds(45, 55)), 100_000_000, PositionHabit.of(List.of(List.of(.5))));
        assertThat(basis).hasSize(PositionBasis.SIZE);
        assertThat(Arrays.stream(basis).skip(19).toArray()).containsExactly(new double[] {Math.log(2)}, within(1e-12));
    }
}
