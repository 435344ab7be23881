package io.reprise.core.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.error.InvalidValueException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.segment.UniformSegmenter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What choosing is given, at the limits of what is allowed. */
class SelectionInputsTest {
    @Test
    void optionsAtTheirLimits() {
        assertThat(new ChooseOptions(1, 1, 1).withTop(2)).isEqualTo(new ChooseOptions(2, 1, 1));
        assertThatThrownBy(() -> new ChooseOptions(0, 1, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ChooseOptions(1, 0, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ChooseOptions(1, 3, 2)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void lengthsInSeconds() {
        ChooseOptions day = ChooseOptions.DEFAULT.withLengths(.5, 86_400);
        assertThat(day).isEqualTo(new ChooseOptions(3, 500_000, 86_400_000_000L));
        for (double bad : new double[] {0, -1, 86_400.1, Double.NaN}) {
            assertThatThrownBy(() -> day.withLengths(bad, 5))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("" + bad);
            assertThatThrownBy(() -> day.withLengths(5, bad)).isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    void aCurveIsReadAlongStraightLinesAndBeyondItsEndsAsAtTheNearest() {
        MomentCurve curve = new MomentCurve(new long[] {10, 20, 40}, new double[] {1, 3, 0});
        assertThat(curve.at(0)).isEqualTo(1);
        assertThat(curve.at(10)).isEqualTo(1);
        assertThat(curve.at(15)).isEqualTo(2);
        assertThat(curve.at(25)).isEqualTo(2.25);
        assertThat(new MomentCurve(new long[] {10}, new double[] {7}).at(99)).isEqualTo(7);
        assertThat(MomentCurve.FLAT.at(5)).isZero();
        assertThatThrownBy(() -> new MomentCurve(new long[] {1, 1}, new double[2]))
                .hasMessageContaining("point 1");
        assertThatThrownBy(() -> new MomentCurve(new long[] {1}, new double[2])).hasMessageContaining("1 times");
        for (double bad : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new MomentCurve(new long[] {4}, new double[] {bad}))
                    .hasMessageContaining(bad + " at 4");
        }
    }

    private static SelectionContext material(long duration, int rows, long... cuts) {
        return new SelectionContext(
                duration,
                new UniformSegmenter(10).segment(20, new long[0]),
                FeatureSpec.single("drawn/1", 1),
                FeatureMatrix.of(rows, 1, new float[rows]),
                cuts,
                MomentCurve.FLAT,
                List.of(),
                Optional.empty());
    }

    @Test
    void materialFitsItself() {
        assertThat(material(1, 2, 3, 3).cutsMicros()).hasSize(2);
        assertThatThrownBy(() -> material(0, 2)).hasMessageContaining("in 0 microseconds");
        assertThatThrownBy(() -> material(20, 3)).hasMessageContaining("2 segments with 3");
        assertThatThrownBy(() -> material(20, 2, 3, 2)).hasMessageContaining("cut 1");
    }

    @Test
    void costsAreNotNegative() {
        for (int bad = 0; bad < 8; bad++) {
            double[] c = new double[8];
            assertThat(costs(c, 0).blackEnd()).as("zero is allowed").isZero();
            c[bad] = -1e-9;
            assertThatThrownBy(() -> costs(c, 0)).as("cost %d", bad).hasMessageContaining("-1.0E-9");
            c[bad] = Double.NaN;
            assertThatThrownBy(() -> costs(c, 0)).as("cost %d", bad).hasMessageContaining("NaN");
        }
        assertThatThrownBy(() -> costs(new double[8], -1)).hasMessageContaining("within -1");
    }

    private static RangeCosts costs(double[] c, long atCut) {
        return new RangeCosts(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], atCut);
    }

    @Test
    void soundIsMeasuredBetweenTheQuietestAndTheLoudestFifth() {
        // 0, 2 .. 20 dB: the quietest fifth ends at 4, the loudest begins at 16
        long[] times = new long[11];
        double[] levels = new double[11];
        for (int i = 0; i < 11; i++) {
            times[i] = i;
            levels[i] = 2 * i;
        }
        SoundPauses pauses = new SoundPauses(new MomentCurve(times, levels), times);
        assertThat(pauses.at(2)).isZero();
        assertThat(pauses.at(5)).isCloseTo(.5, within(1e-12));
        assertThat(pauses.at(3)).isCloseTo(1 / 6., within(1e-12));
        assertThat(pauses.at(8)).isEqualTo(1);
        assertThat(pauses.at(0)).as("quieter still").isZero();
        assertThat(pauses.at(10)).as("louder still").isEqualTo(1);
        MomentCurve six = new MomentCurve(new long[] {0, 1}, new double[] {30, 36});
        long[] five = {0, 0, 1, 1, 1, 1};
        assertThat(new SoundPauses(six, five).at(1)).as("6 dB are a pause").isEqualTo(1);
        assertThat(new SoundPauses(six, new long[0]).at(1)).isZero();
    }
}
