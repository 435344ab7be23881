package io.reprise.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.error.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class LimitedSegmenterTest {
    private static final Segmenter SHOTS = new LimitedSegmenter(ShotSegmenter.STANDARD);
    private static final long DAY = 24 * 3600 * 1_000_000L;

    @Test
    void leavesShotsOfAFilmAsTheyAre() {
        long[] cuts = LongStream.range(1, 600).map(i -> i * 3_700_000).toArray();
        assertThat(SHOTS.segment(2_400_000_000L, cuts)).isEqualTo(ShotSegmenter.STANDARD.segment(2_400_000_000L, cuts));
    }

    @Test
    void makesShotsOfADayLongerUntilTheyAreFewEnough() {
        List<Segment> segments = SHOTS.segment(DAY, new long[0]);
        assertThat(segments).hasSizeBetween(LimitedSegmenter.MOST / 2, LimitedSegmenter.MOST);
        assertThat(segments.get(segments.size() - 1).range().endMicros()).isEqualTo(DAY);
    }

    @Test
    void copesWithACutInEveryPictureOfADay() {
        long[] cuts = LongStream.range(1, 24 * 3600 * 4).map(i -> i * 250_000).toArray();
        List<Segment> segments =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> SHOTS.segment(DAY, cuts));
        assertThat(segments).hasSizeBetween(LimitedSegmenter.MOST / 4, LimitedSegmenter.MOST);
    }

    @Test
    void refusesMoreEqualStretchesThanCanBeRankedAndSaysHowManySecondsAreEnough() {
        Segmenter tooShort = new LimitedSegmenter(new UniformSegmenter(100_000));
        assertThatThrownBy(() -> tooShort.segment(DAY, new long[0]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("864000")
                .hasMessageContaining("uniform:36.0 or longer");
        assertThat(new LimitedSegmenter(new UniformSegmenter(36_000_000)).segment(DAY, new long[0]))
                .hasSize(LimitedSegmenter.MOST);
    }

    /** The order of joining as it is said, in its slowest form. */
    @Test
    void joinsShortShotsAsOneByOne() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            long[] bounds = LongStream.concat(
                            LongStream.of(0),
                            random.longs(1 + random.nextInt(30), 1, 60).sorted().distinct())
                    .toArray();
            List<Long> list =
                    new java.util.ArrayList<>(LongStream.of(bounds).boxed().toList());
            assertThat(ShortShots.joined(list, 9)).as("seed %d", seed).isEqualTo(oneByOne(list, 9));
        }
    }

    private static List<Long> oneByOne(List<Long> all, long shortest) {
        List<Long> bounds = new java.util.ArrayList<>(all);
        while (bounds.size() > 2) {
            int found = -1;
            for (int i = 0; i + 1 < bounds.size(); i++) {
                long length = bounds.get(i + 1) - bounds.get(i);
                if (length < shortest && (found < 0 || length < bounds.get(found + 1) - bounds.get(found))) {
                    found = i;
                }
            }
            if (found < 0) {
                break;
            }
            boolean last = found + 2 == bounds.size();
            boolean left = last
                    || (found > 0
                            && bounds.get(found) - bounds.get(found - 1)
                                    <= bounds.get(found + 2) - bounds.get(found + 1));
            bounds.remove(left ? found : found + 1);
        }
        return bounds;
    }
}
