package io.reprise.core.rank.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionBasisTest {
    private static final long SECOND = 1_000_000;

    /** The basis of five seconds in the middle of a video. */
    private static double[] middle(double seconds) {
        long duration = (long) (seconds * SECOND);
        long start = duration / 2 - Math.min(5 * SECOND, duration) / 2;
        TimeRange range = new TimeRange(start, start + Math.min(5 * SECOND, duration));
        return PositionBasis.of(new Segment(0, range), duration, PositionHabit.of(List.of()));
    }

    @Test
    void theMiddleOfAUsualVideoByHand() {
        double[] basis = middle(190);
        double[] hats = Arrays.copyOf(basis, 9);
        assertThat(hats).containsExactly(new double[] {0, 0, 0, 0, 1, 0, 0, 0, 0}, within(1e-9));
        assertThat(basis[9]).isCloseTo(Math.exp(-95 / 5.), within(1e-12));
        assertThat(basis[16]).isCloseTo(Math.exp(-95 / 120.), within(1e-12));
        assertThat(basis[17]).as("190 s bends nothing").isCloseTo(0, within(1e-9));
    }

    @Test
    void unmeasuredLengthsBendNoMoreThanTheLongestAndShortestMeasured() {
        assertThat(middle(86_400)[17]).isEqualTo(middle(12_000)[17], within(1e-9));
        assertThat(middle(7_000)[17]).isLessThan(middle(12_000)[17]);
        assertThat(middle(2)[17]).isEqualTo(middle(10)[17], within(1e-9));
    }
}
