package io.reprise.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecallTest {
    @Test
    void countsTheUnionOfTheGifsOnce() {
        SampledVideo video = new SampledVideo(
                150, 50, List.of(new SampleRange(40, 60), new SampleRange(45, 60), new SampleRange(100, 120)));
        assertThat(Recall.at(1, video, new double[] {3, 2, 1})).isEqualTo(10 / 40.0);
        assertThat(Recall.at(2, video, new double[] {3, 2, 1})).isEqualTo(0.5);
        assertThat(Recall.at(5, video, new double[] {3, 2, 1})).isEqualTo(1);
    }

    @Test
    void ofEqualScoresTheEarlierSegmentRanksHigher() {
        SampledVideo video = new SampledVideo(100, 50, List.of(new SampleRange(0, 50)));
        assertThat(Recall.at(1, video, new double[] {-0.0, 0.0})).isEqualTo(1);
    }

    @Test
    void refusesScoresThatDoNotFit() {
        SampledVideo video = new SampledVideo(100, 50, List.of(new SampleRange(0, 50)));
        assertThatThrownBy(() -> Recall.at(1, video, new double[] {1, Double.POSITIVE_INFINITY}))
                .hasMessageContaining("segment 1 is Infinity");
        assertThatThrownBy(() -> Recall.at(1, video, new double[] {Double.NaN, 1}))
                .hasMessageContaining("segment 0 is NaN");
        assertThatThrownBy(() -> Recall.at(1, video, new double[3])).hasMessageContaining("3 scores for 2");
        assertThatThrownBy(() -> MeaningfulSummaryDuration.of(video, new double[3]))
                .hasMessageContaining("3 scores for 2");
    }

    @Test
    void precisionIsDividedByWhatThereCouldBe() {
        assertThat(Precision.at(1, new boolean[] {true, true})).isEqualTo(1);
        assertThatThrownBy(() -> Precision.at(0, new boolean[] {true})).hasMessageContaining("k = 0");
        assertThat(Precision.at(5, new boolean[] {true, false, false, false, false, true}))
                .isEqualTo(0.5);
        assertThat(Precision.at(2, new boolean[] {true, true, true})).isEqualTo(1);
        assertThatThrownBy(() -> Precision.at(5, new boolean[2])).hasMessageContaining("relevant");
        assertThatThrownBy(() -> Recall.at(0, new SampledVideo(1, 50, List.of(new SampleRange(0, 1))), new double[1]))
                .hasMessageContaining("not 0");
    }
}
