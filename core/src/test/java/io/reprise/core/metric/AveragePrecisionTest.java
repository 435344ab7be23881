package io.reprise.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {
    /** 3 segments of 50 samples; the second is clipped half, the third a fifth. */
    private static final SampledVideo VIDEO =
            new SampledVideo(150, 50, List.of(new SampleRange(50, 75), new SampleRange(100, 110)));

    @Test
    void meansPrecisionWhereRecallChanges() {
        // retrieved 50: 25/50; retrieved 100: 35/100
        assertThat(AveragePrecision.interpolated(VIDEO, new double[] {1, 3, 2})).isEqualTo((0.5 + 0.35) / 2);
    }

    @Test
    void interpolatesFromTheHighRecallEnd() {
        // 0/50, 10/100, 35/150: the precision at the smaller recall is raised to 35/150
        assertThat(AveragePrecision.interpolated(VIDEO, new double[] {3, 1, 2})).isCloseTo(35 / 150.0, within(1e-15));
    }

    @Test
    void equalScoresAreOnePoint() {
        assertThat(AveragePrecision.interpolated(VIDEO, new double[] {0.0, -0.0, 0}))
                .isEqualTo(35 / 150.0);
        assertThat(AveragePrecision.interpolated(VIDEO, new double[] {2, 2, 1})).isEqualTo((0.25 + 35 / 150.0) / 2);
    }

    @Test
    void perfectIsOne() {
        SampledVideo whole = new SampledVideo(120, 50, List.of(new SampleRange(0, 120)));
        assertThat(AveragePrecision.interpolated(whole, new double[] {1, 2, 3})).isEqualTo(1);
        SampledVideo second = new SampledVideo(120, 50, List.of(new SampleRange(50, 100)));
        assertThat(AveragePrecision.interpolated(second, new double[] {1, 2, -3}))
                .isEqualTo(1);
    }

    @Test
    void plainMeansPrecisionAtTheRelevantRanks() {
        assertThat(AveragePrecision.plain(new boolean[] {true, false, true})).isEqualTo((1 + 2 / 3.0) / 2);
        assertThatThrownBy(() -> AveragePrecision.plain(new boolean[3])).hasMessageContaining("relevant");
    }

    @Test
    void refusesScoresThatAreNotOneFiniteNumberASegment() {
        assertThatThrownBy(() -> AveragePrecision.interpolated(VIDEO, new double[] {1, 2}))
                .hasMessageContaining("2 scores for 3 segments");
        assertThatThrownBy(() -> AveragePrecision.interpolated(VIDEO, new double[] {1, Double.NaN, 2}))
                .hasMessageContaining("segment 1 is NaN");
    }
}
