package io.reprise.core.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.time.TimeRange;
import org.junit.jupiter.api.Test;

class RangeCacheTest {
    @Test
    void theLeastUsedRangesAreForgottenAndTheOthersKept() {
        RangeCache cache = new RangeCache();
        TimeRange range = new TimeRange(0, 1);
        int[] found = {0};
        for (int i = 0; i <= 2000; i++) {
            cache.get(new Window(range, i, i + 1, i), ChooseOptions.DEFAULT, () -> {
                found[0]++;
                return range;
            });
            cache.get(new Window(range, 0, 1, 0), ChooseOptions.DEFAULT, () -> new TimeRange(5, 6));
        }
        assertThat(found[0]).isEqualTo(2001);
        TimeRange again = new TimeRange(7, 8);
        assertThat(cache.get(new Window(range, 0, 1, 0), ChooseOptions.DEFAULT, () -> again))
                .isEqualTo(range);
        assertThat(cache.get(new Window(range, 2000, 2001, 2000), ChooseOptions.DEFAULT, () -> again))
                .isEqualTo(range);
        assertThat(cache.get(new Window(range, 1, 2, 1), ChooseOptions.DEFAULT, () -> again))
                .isEqualTo(again);
        ChooseOptions other = new ChooseOptions(3, 1, 2);
        assertThat(cache.get(new Window(range, 0, 1, 0), other, () -> again))
                .as("other lengths")
                .isEqualTo(again);
    }
}
