package io.reprise.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TimeRangeTest {
    @Test
    void endIsOutside() {
        TimeRange range = TimeRange.ofSeconds(1, 2.5);
        assertThat(range.contains(1_000_000)).isTrue();
        assertThat(range.contains(2_499_999)).isTrue();
        assertThat(range.contains(2_500_000)).isFalse();
        assertThat(range.middleMicros()).isEqualTo(1_750_000);
    }

    @Test
    void touchingRangesDoNotOverlap() {
        TimeRange first = TimeRange.ofSeconds(0, 5);
        assertThat(first.overlaps(TimeRange.ofSeconds(5, 10))).isFalse();
        assertThat(first.overlapMicros(TimeRange.ofSeconds(4, 10))).isEqualTo(1_000_000);
    }

    @Test
    void refusesEmptyBackwardsAndNaN() {
        assertThatThrownBy(() -> new TimeRange(3, 3)).hasMessageContaining("[3, 3)");
        assertThatThrownBy(() -> TimeRange.ofSeconds(-1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TimeRange.ofSeconds(Double.NaN, 2)).hasMessageContaining("NaN");
    }
}
