package io.reprise.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.media.ffmpeg.Ffmpeg;
import java.util.Random;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PresentationClockTest {
    @BeforeAll
    static void load() {
        Ffmpeg.load();
    }

    private static PresentationClock clock(long origin) {
        return new PresentationClock(new AVRational().num(1).den(90_000), origin, 40_000, 600_000_000);
    }

    @Test
    void startsAtTheFirstFrame() {
        PresentationClock clock = clock(900_000);
        assertThat(clock.next(900_000)).isZero();
        assertThat(clock.next(903_003)).isEqualTo(33_367);
    }

    @Test
    void bridgesMissingRepeatedAndBrokenTimestamps() {
        PresentationClock clock = clock(0);
        assertThat(clock.next(0)).isZero();
        assertThat(clock.next(PresentationClock.NONE)).isEqualTo(40_000);
        assertThat(clock.next(3_600)).isEqualTo(40_001);
        assertThat(clock.next(1L << 40)).isEqualTo(80_001);
        assertThat(clock.next((1L << 40) + 9_000)).isEqualTo(180_001);
        assertThat(clock.next(0)).isEqualTo(220_001);
    }

    @Test
    void goesForwardWhateverItIsGiven() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            PresentationClock clock = clock(random.nextLong());
            long before = Long.MIN_VALUE;
            for (int i = 0; i < 50; i++) {
                long micros = clock.next(random.nextInt(5) == 0 ? PresentationClock.NONE : random.nextLong());
                assertThat(micros).as("seed %d", seed).isGreaterThan(before);
                before = micros;
            }
        }
    }
}
