package io.reprise.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeaningfulSummaryDurationTest {
    private static double nmsd(int samples, List<SampleRange> gifs, double... scores) {
        return MeaningfulSummaryDuration.of(new SampledVideo(samples, 50, gifs), scores)
                .orElseThrow();
    }

    @Test
    void watchesUntilHalfTheGifIsSeen() {
        List<SampleRange> gif = List.of(new SampleRange(50, 100));
        assertThat(nmsd(200, gif, 1, 4, 3, 2)).isEqualTo(25 / 175.0);
        assertThat(nmsd(200, gif, 4, 1, 3, 2)).isEqualTo(1);
    }

    @Test
    void medianBetweenTwoSegmentsIsHalfWay() {
        // 25 samples score 4, 25 score 1: t = 2.5, so the segments with 4 and 3 are watched
        assertThat(nmsd(200, List.of(new SampleRange(75, 125)), 3, 4, 1, 2)).isEqualTo(75 / 175.0);
        // 26 samples score 4: the median is 4
        assertThat(nmsd(200, List.of(new SampleRange(74, 125)), 3, 4, 1, 2)).isEqualTo(24.5 / 174.5);
    }

    @Test
    void meansOverGifsAndLeavesOutThoseThatAreTheWholeVideo() {
        SampleRange whole = new SampleRange(0, 100);
        SampleRange half = new SampleRange(0, 50);
        assertThat(nmsd(100, List.of(whole, half), 1, 2)).isEqualTo(1);
        assertThat(nmsd(100, List.of(half, new SampleRange(50, 100)), 1, 2)).isEqualTo((1 + 25 / 75.0) / 2);
        assertThat(MeaningfulSummaryDuration.of(new SampledVideo(100, 50, List.of(whole)), new double[] {1, 2}))
                .isEmpty();
    }

    @Test
    void extremeScoresDoNotOverflow() {
        assertThat(nmsd(200, List.of(new SampleRange(75, 125)), 1, 1e308, -1e308, 2))
                .isEqualTo(125 / 175.0);
    }
}
