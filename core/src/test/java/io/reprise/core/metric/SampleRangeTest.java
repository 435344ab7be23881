package io.reprise.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleRangeTest {
    private static SampleRange seconds(String start, String duration) {
        return SampleRange.ofSeconds(new BigDecimal(start), new BigDecimal(duration));
    }

    @Test
    void samplesAreExactDecimals() {
        assertThat(seconds("204.39", "7.08")).isEqualTo(new SampleRange(2043, 2114));
        // 1.1 + 2.2 is 3.3000000000000003 in doubles, 0.1 + 0.7 is 0.7999999999999999
        assertThat(seconds("0.1", "0.7")).isEqualTo(new SampleRange(1, 8));
        assertThat(SampleRange.samples(new BigDecimal("8.199999999999999999"))).isEqualTo(81);
    }

    @Test
    void aGifHasAtLeastOneSample() {
        assertThat(seconds("3.21", "0.05")).isEqualTo(new SampleRange(32, 33));
    }

    @Test
    void lastSegmentIsShorter() {
        SampledVideo video = new SampledVideo(101, 50, List.of(new SampleRange(0, 1)));
        assertThat(video.segmentLengths()).containsExactly(50, 50, 1);
        assertThat(new SampledVideo(100, 50, List.of(new SampleRange(0, 1))).segments())
                .isEqualTo(2);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(new SampledVideo(1, 1, List.of(new SampleRange(0, 1))).segments())
                .isEqualTo(1);
        assertThatThrownBy(() -> new SampledVideo(10, 0, List.of(new SampleRange(0, 1))))
                .hasMessageContaining("segments of 0");
        assertThatThrownBy(() -> new SampleRange(3, 3)).hasMessageContaining("[3, 3)");
        assertThatThrownBy(() -> new SampledVideo(10, 50, List.of(new SampleRange(0, 11))))
                .hasMessageContaining("ends at sample 11");
        assertThatThrownBy(() -> new SampledVideo(10, 50, List.of())).hasMessageContaining("0 GIFs");
    }
}
