package io.reprise.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.time.TimeRange;
import org.junit.jupiter.api.Test;

class UniformSegmenterTest {
    @Test
    void lastSegmentIsShorter() {
        var segments = new UniformSegmenter(5_000_000).segment(12_000_001, new long[] {3});
        assertThat(segments)
                .extracting(Segment::range)
                .containsExactly(
                        TimeRange.ofSeconds(0, 5), TimeRange.ofSeconds(5, 10), new TimeRange(10_000_000, 12_000_001));
    }

    @Test
    void shortVideoIsOneSegment() {
        assertThat(new UniformSegmenter(5_000_000).segment(1, new long[0])).hasSize(1);
    }
}
