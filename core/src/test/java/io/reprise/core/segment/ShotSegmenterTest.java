package io.reprise.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.time.TimeRange;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShotSegmenterTest {
    private static final ShotSegmenter SHOTS = ShotSegmenter.STANDARD;

    private static List<TimeRange> ranges(double duration, double... cuts) {
        long[] micros = new long[cuts.length];
        for (int i = 0; i < cuts.length; i++) {
            micros[i] = Math.round(1e6 * cuts[i]);
        }
        return SHOTS.segment(Math.round(1e6 * duration), micros).stream()
                .map(Segment::range)
                .toList();
    }

    @Test
    void cutsAtCuts() {
        assertThat(ranges(12, 4, 9))
                .containsExactly(TimeRange.ofSeconds(0, 4), TimeRange.ofSeconds(4, 9), TimeRange.ofSeconds(9, 12));
    }

    @Test
    void splitsLongShotsEvenly() {
        assertThat(ranges(25, 5))
                .containsExactly(TimeRange.ofSeconds(0, 5), TimeRange.ofSeconds(5, 15), TimeRange.ofSeconds(15, 25));
        assertThat(ranges(21))
                .hasSize(3)
                .containsExactly(TimeRange.ofSeconds(0, 7), TimeRange.ofSeconds(7, 14), TimeRange.ofSeconds(14, 21));
    }

    @Test
    void joinsShortShotsToTheShorterNeighbour() {
        assertThat(ranges(10, 5, 5.5, 8))
                .containsExactly(TimeRange.ofSeconds(0, 5), TimeRange.ofSeconds(5, 8), TimeRange.ofSeconds(8, 10));
        assertThat(ranges(10, 0.5, 9.8)).containsExactly(TimeRange.ofSeconds(0, 10));
    }

    @Test
    void aShortVideoIsOneShot() {
        assertThat(SHOTS.segment(1, new long[0])).hasSize(1);
        assertThat(ranges(0.4, 0.2)).containsExactly(TimeRange.ofSeconds(0, 0.4));
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> new ShotSegmenter(5, 9)).hasMessageContaining("5 and 9");
        assertThatThrownBy(() -> SHOTS.segment(0, new long[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SHOTS.segment(10, new long[] {5, 3})).hasMessageContaining("3 after 5");
    }

    @Test
    void coversEverythingWithinItsLimits() {
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            long duration = 1 + (long) (random.nextDouble() * 60_000_000);
            long[] cuts =
                    random.longs(random.nextInt(40), 0, 70_000_000).sorted().toArray();
            List<Segment> segments = SHOTS.segment(duration, cuts);
            long at = 0;
            for (Segment segment : segments) {
                assertThat(segment.range().startMicros()).as("seed %d", seed).isEqualTo(at);
                assertThat(segment.range().lengthMicros()).as("seed %d", seed).isLessThanOrEqualTo(10_000_000);
                assertThat(segment.range().lengthMicros() >= 1_000_000 || segments.size() == 1)
                        .as("seed %d", seed)
                        .isTrue();
                at = segment.range().endMicros();
            }
            assertThat(at).as("seed %d", seed).isEqualTo(duration);
        }
    }
}
