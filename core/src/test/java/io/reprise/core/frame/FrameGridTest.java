package io.reprise.core.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameGridTest {
    @Test
    void takesTheFirstFrameOfEachStep() {
        FrameGrid grid = new FrameGrid(2);
        long[] times = {0, 40_000, 480_000, 520_000, 560_000, 1_000_000, 1_500_000};
        long[] taken = {1, 0, 0, 1, 0, 1, 1};
        for (int i = 0; i < times.length; i++) {
            assertThat(grid.take(times[i])).as("at %d", times[i]).isEqualTo(taken[i]);
        }
    }

    @Test
    void aGridOfTheVideosOwnRateLosesNothing() {
        for (double fps : new double[] {23.976023976, 24, 25, 29.97002997, 30, 50, 59.94005994, 60, 120}) {
            FrameGrid grid = new FrameGrid(fps);
            for (int i = 0; i < 5000; i++) {
                assertThat(grid.take(Math.round(i * 1e6 / fps)))
                        .as("frame %d at %f", i, fps)
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void aGapCountsItsSteps() {
        FrameGrid grid = new FrameGrid(10);
        assertThat(grid.take(3_000_000)).isEqualTo(1);
        assertThat(grid.take(3_100_000)).isEqualTo(1);
        assertThat(grid.take(3_550_000)).isEqualTo(4);
        assertThat(grid.take(3_590_000)).isZero();
    }

    @Test
    void whatWasTakenOnceIsTakenAgain() {
        long seed = 11;
        System.out.println("FrameGridTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            double fps = 0.5 + 60 * random.nextDouble();
            FrameGrid first = new FrameGrid(fps);
            FrameGrid second = new FrameGrid(fps);
            long time = 0;
            for (int i = 0; i < 200; i++) {
                if (first.take(time) > 0) {
                    assertThat(second.take(time)).isPositive();
                }
                time += 1 + random.nextInt(100_000);
            }
        }
    }
}
