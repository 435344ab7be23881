package io.reprise.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MomentLimitTest {
    private static final FeatureSpec SPEC = FeatureSpec.single("number", 1);

    @Test
    void keepsAllWhereTheyFit() {
        TrackBuilder track = new TrackBuilder(SPEC, MomentLimit.ofRows(100));
        for (int i = 0; i < 99; i++) {
            track.add(i * 500_000L, new float[] {i});
        }
        assertThat(track.build().rows().rows()).isEqualTo(99);
    }

    @Test
    void spreadsTheRestOverAVideoOfAnyLength() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int most = 50 + random.nextInt(1000);
            TrackBuilder track = new TrackBuilder(SPEC, MomentLimit.ofRows(most));
            long time = 0;
            int shown = most * (2 + random.nextInt(60));
            for (int i = 0; i < shown; i++) {
                time += 200_000 + random.nextInt(600_000);
                track.add(time, new float[] {i});
                assertThat(track.rows()).isLessThan(most);
            }
            FeatureTrack built = track.build();
            long[] times = built.timesMicros();
            assertThat(times.length).as("seed %d", seed).isGreaterThan(most / 5);
            long widest = LongStream.range(1, times.length)
                    .map(i -> times[(int) i] - times[(int) i - 1])
                    .max()
                    .orElseThrow();
            assertThat(widest).as("seed %d", seed).isLessThan(time / times.length * 4);
            assertThat(time - times[times.length - 1]).isLessThan(time / times.length * 4);
            // a row stays with its time
            for (int row = 1; row < times.length; row++) {
                assertThat(built.rows().get(row, 0)).isGreaterThan(built.rows().get(row - 1, 0));
            }
        }
    }

    @Test
    void thinsTimesUntilTheyFit() {
        long[] times = LongStream.range(0, 100_000).map(i -> i * 250_000).toArray();
        long[] thinned = MomentLimit.thinned(times, 4096);
        assertThat(thinned.length).isBetween(500, MomentLimit.rows(4096));
        assertThat(thinned[0]).isZero();
        long[] few = {1, 2, 3};
        assertThat(MomentLimit.thinned(few, 4096)).isSameAs(few);
    }

    @Test
    void allowsFewerRowsOfMoreDimensions() {
        assertThat(MomentLimit.rows(8192) * 8192L).isLessThanOrEqualTo(MomentLimit.MOST_VALUES);
        assertThat(MomentLimit.rows(1)).isLessThan(100_000);
    }
}
