package io.reprise.core.rank.reprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.rank.Appeal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** One signal at a time: of two values, far enough apart, one lies a standard deviation above the mean, one below. */
class GenericAppealTest {
    /** A segment: its signals of the picture and flaws, in the order of {@link Appeal}, without sound. */
    private static Appeal picture(double motion, double surprise, double sharpness, double colour) {
        return new Appeal(motion, surprise, sharpness, colour, OptionalDouble.empty(), OptionalDouble.empty(), 0, 0, 0);
    }

    private static Appeal sound(OptionalDouble loudness, OptionalDouble onset) {
        return new Appeal(.5, .5, .5, .5, loudness, onset, 0, 0, 0);
    }

    private static double[] appeal(Appeal... signals) {
        return GenericAppeal.of(List.of(signals), signals.length).appeal();
    }

    @Test
    void eachSignalOfThePictureCountsWithItsWeight() {
        assertThat(appeal(picture(.2, 0, 0, 0), picture(.6, 0, 0, 0)))
                .containsExactly(new double[] {-.3, .3}, within(1e-12));
        assertThat(appeal(picture(0, .2, 0, 0), picture(0, .6, 0, 0)))
                .containsExactly(new double[] {-.2, .2}, within(1e-12));
        assertThat(appeal(picture(0, 0, .2, 0), picture(0, 0, .6, 0)))
                .containsExactly(new double[] {-.1, .1}, within(1e-12));
        assertThat(appeal(picture(0, 0, 0, .2), picture(0, 0, 0, .6)))
                .containsExactly(new double[] {-.1, .1}, within(1e-12));
        assertThat(appeal(picture(.2, .2, .2, .2), picture(.6, .6, .6, .6)))
                .containsExactly(new double[] {-.7, .7}, within(1e-12));
    }

    @Test
    void noiseInAStillVideoStaysSmall() {
        // a thousandth beside the mean, in units of a hundredth
        assertThat(appeal(picture(.5, 0, 0, 0), picture(.502, 0, 0, 0)))
                .containsExactly(new double[] {-.03, .03}, within(1e-12));
    }

    @Test
    void aSegmentWithoutSoundIsAsQuietAsTheQuietest() {
        OptionalDouble quiet = OptionalDouble.of(-10);
        OptionalDouble loud = OptionalDouble.of(10);
        OptionalDouble none = OptionalDouble.empty();
        double low = -1 / Math.sqrt(2);
        double high = Math.sqrt(2);
        assertThat(appeal(sound(none, none), sound(quiet, none), sound(loud, none)))
                .containsExactly(new double[] {.1 * low, .1 * low, .1 * high}, within(1e-12));
        assertThat(appeal(sound(none, none), sound(none, quiet), sound(none, loud)))
                .containsExactly(new double[] {.2 * low, .2 * low, .2 * high}, within(1e-12));
        assertThat(appeal(sound(none, none), sound(none, none))).containsOnly(0);
        // half a decibel beside the mean is not heard as more than that
        assertThat(appeal(sound(OptionalDouble.of(3), none), sound(OptionalDouble.of(4), none)))
                .containsExactly(new double[] {-.05, .05}, within(1e-12));
    }

    @Test
    void flawsAreSharesOfTimeWithTheirWeights() {
        List<Appeal> signals = new ArrayList<>();
        for (double[] flaw : new double[][] {{.5, 0, 0}, {0, .5, 0}, {0, 0, .5}, {0, 0, 0}, {1, 1, 1}}) {
            signals.add(
                    new Appeal(0, 0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty(), flaw[0], flaw[1], flaw[2]));
        }
        assertThat(GenericAppeal.of(signals, 5).flaw()).containsExactly(4, .5, 1, 0, 11);
    }

    @Test
    void withoutSignalsNothingAppealsAndNothingIsFlawed() {
        GenericAppeal nothing = GenericAppeal.of(List.of(), 2);
        assertThat(nothing.appeal()).containsExactly(0, 0);
        assertThat(nothing.flaw()).containsExactly(0, 0);
    }

    @Test
    void refusesNegativeWeightsOfEachSignal() {
        for (int bad = 0; bad < 11; bad++) {
            double[] w = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
            assertThat(weights(w).motion()).as("zero is allowed").isZero();
            w[bad] = -1e-9;
            assertThatThrownBy(() -> weights(w)).as("weight %d", bad).isInstanceOf(IllegalArgumentException.class);
            w[bad] = Double.NaN;
            assertThatThrownBy(() -> weights(w)).as("weight %d", bad).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(weights(new double[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 100}).pictureFloor())
                .isEqualTo(1);
        assertThatThrownBy(() -> weights(new double[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 1.01, 0}))
                .hasMessageContaining("1.01");
    }

    private static AppealWeights weights(double[] w) {
        return new AppealWeights(w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[8], w[9], w[10]);
    }
}
