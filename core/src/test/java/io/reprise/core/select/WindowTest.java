package io.reprise.core.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Where ranges may lie, by hand; 20 s of video, one segment of 6 s to 14 s. */
class WindowTest {
    private static final long SECOND = 1_000_000;
    private static final Segment SEGMENT = new Segment(0, TimeRange.ofSeconds(6, 14));
    private static final ChooseOptions OPTIONS = new ChooseOptions(1, 2 * SECOND, 4 * SECOND);

    private static MomentCurve activity(double... values) {
        long[] times = new long[values.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = i * SECOND;
        }
        return new MomentCurve(times, values);
    }

    /** As active as 1 at a second, falling to nothing a second before and after it. */
    private static MomentCurve peak(int second) {
        double[] values = new double[21];
        values[second] = 1;
        return activity(values);
    }

    private static SelectionContext video(MomentCurve activity, List<TimeRange> black, long... cuts) {
        return new SelectionContext(
                20 * SECOND,
                List.of(SEGMENT),
                FeatureSpec.single("drawn/1", 1),
                FeatureMatrix.of(1, 1, new float[] {1}),
                cuts,
                activity,
                black,
                Optional.empty());
    }

    private static Window window(SelectionContext video, ChooseOptions options, TimeRange... taken) {
        return Window.of(video, options, SEGMENT, List.of(taken)).orElseThrow();
    }

    @Test
    void liesAroundTheMostActiveMomentAndAtMostHalfASecondOutsideItsSegment() {
        Window early = window(video(peak(8), List.of()), OPTIONS);
        assertThat(early.bestMicros()).isCloseTo(8 * SECOND, within(50_000L));
        assertThat(early.startMicros()).isEqualTo(5_500_000);
        assertThat(early.endMicros()).isEqualTo(early.bestMicros() + 4 * SECOND);
        Window late = window(video(peak(13), List.of()), OPTIONS);
        assertThat(late.startMicros()).isEqualTo(late.bestMicros() - 4 * SECOND);
        assertThat(late.endMicros()).isEqualTo(14_500_000);
    }

    @Test
    void aFilmInWhichNothingMovesIsShownAroundItsMiddle() {
        assertThat(window(video(activity(0, 0), List.of()), OPTIONS).bestMicros())
                .isEqualTo(10 * SECOND);
        assertThat(window(video(activity(5, 5), List.of()), OPTIONS).bestMicros())
                .isEqualTo(10 * SECOND);
    }

    @Test
    void oneNoisySampleIsNoHighlight() {
        // 1.5 for 100 ms at 8 s; 1 from 11 s to 12 s: over half a second (1/4, 1/2, 1/4 at 200 ms) that is 0.75 and 1
        MomentCurve noisy = new MomentCurve(
                new long[] {7_950_000, 8 * SECOND, 8_050_000, 10_990_000, 11 * SECOND, 12 * SECOND, 12_010_000},
                new double[] {0, 1.5, 0, 0, 1, 1, 0});
        assertThat(window(video(noisy, List.of()), OPTIONS).bestMicros()).isBetween(11 * SECOND, 12 * SECOND);
    }

    @Test
    void theBestMomentIsNotBlackAndNotTaken() {
        SelectionContext black = video(peak(8), List.of(TimeRange.ofSeconds(7, 8.5)));
        assertThat(window(black, OPTIONS).bestMicros()).isBetween(8_500_000L, 8_550_000L);
        Window after = window(video(peak(8), List.of()), OPTIONS, TimeRange.ofSeconds(6, 8.5));
        assertThat(after.bestMicros()).isBetween(8_500_000L, 8_550_000L);
        assertThat(after.startMicros()).isEqualTo(8_500_000);
    }

    @Test
    void ofTwoFreeStretchesTheMoreActiveOneIsTaken() {
        TimeRange taken = TimeRange.ofSeconds(9, 11);
        assertThat(window(video(peak(13), List.of()), OPTIONS, taken).startMicros())
                .isEqualTo(11 * SECOND);
        assertThat(window(video(peak(7), List.of()), OPTIONS, taken).endMicros())
                .isEqualTo(9 * SECOND);
        // all of the later one is black: the earlier one is taken, though nothing happens there
        SelectionContext black = video(peak(13), List.of(TimeRange.ofSeconds(11, 14)));
        assertThat(window(black, OPTIONS, taken).endMicros()).isEqualTo(9 * SECOND);
    }

    @Test
    void nothingFreeThatIsLongEnoughIsNoWindow() {
        SelectionContext video = video(peak(8), List.of());
        assertThat(Window.of(video, OPTIONS, SEGMENT, List.of(TimeRange.ofSeconds(1.9, 18.1))))
                .isEmpty();
        assertThat(Window.of(video, OPTIONS, SEGMENT, List.of(TimeRange.ofSeconds(7.9, 20))))
                .as("just long enough")
                .isPresent();
        assertThat(Window.of(video, OPTIONS, SEGMENT, List.of(TimeRange.ofSeconds(2, 3), TimeRange.ofSeconds(4.9, 18))))
                .as("free, but none of it in the segment")
                .isEmpty();
    }

    @Test
    void whatIsTakenMayOverlapAndReachBeyondTheVideo() {
        TimeRange all = TimeRange.ofSeconds(2, 12);
        TimeRange inside = TimeRange.ofSeconds(3, 7);
        assertThat(window(video(peak(8), List.of()), OPTIONS, all, inside).startMicros())
                .isEqualTo(12 * SECOND);
        Segment last = new Segment(0, TimeRange.ofSeconds(16, 20));
        Window window = Window.of(video(peak(18), List.of()), OPTIONS, last, List.of(TimeRange.ofSeconds(25, 30)))
                .orElseThrow();
        assertThat(window.endMicros()).isEqualTo(20 * SECOND);
    }

    @Test
    void aSegmentShorterThanTheShortestRangeIsLeftAsFarAsNeeded() {
        ChooseOptions long10 = new ChooseOptions(1, 10 * SECOND, 12 * SECOND);
        Window window = window(video(peak(10), List.of()), long10);
        assertThat(window.startMicros()).isEqualTo(6 * SECOND - 2_500_000);
        assertThat(window.endMicros()).isEqualTo(14 * SECOND + 2_500_000);
        Window beside = window(video(peak(10), List.of()), long10, TimeRange.ofSeconds(0, 5));
        assertThat(beside.startMicros()).isEqualTo(5 * SECOND);
        Window held = window(video(peak(10), List.of()), long10, TimeRange.ofSeconds(0, 7));
        assertThat(held.startMicros()).isEqualTo(7 * SECOND);
        assertThat(held.endMicros()).as("as long as the shortest").isEqualTo(17 * SECOND);
    }

    /** The definition: edges, what lies one shortest or longest length from them, and a grid of 160 steps. */
    private static long[] plainPoints(SelectionContext video, Window window, ChooseOptions options) {
        TreeSet<Long> edges = new TreeSet<>(List.of(
                window.startMicros(),
                window.endMicros(),
                window.segment().startMicros(),
                window.segment().endMicros()));
        for (long cut : video.cutsMicros()) {
            edges.add(cut);
        }
        for (TimeRange black : video.black()) {
            edges.add(black.startMicros());
            edges.add(black.endMicros());
        }
        edges.removeIf(edge -> edge < window.startMicros() || edge > window.endMicros());
        TreeSet<Long> points = new TreeSet<>(edges);
        for (long length : new long[] {options.minLengthMicros(), options.maxLengthMicros()}) {
            edges.forEach(edge -> points.addAll(List.of(edge - length, edge + length)));
        }
        long step = (window.endMicros() - window.startMicros()) / 160;
        for (long at = window.startMicros(); at < window.endMicros(); at += step) {
            points.add(at);
            if (options.maxLengthMicros() - options.minLengthMicros() < 4 * step) {
                points.add(at + options.minLengthMicros());
            }
        }
        points.removeIf(point -> point < window.startMicros() || point > window.endMicros());
        return points.stream().mapToLong(Long::longValue).toArray();
    }

    @Test
    void pointsAreTheEdgesWithWhatLiesALengthBesideThemAndAGrid() {
        SelectionContext video = video(
                peak(9), List.of(TimeRange.ofSeconds(7.013, 7.517), TimeRange.ofSeconds(1, 2)), 5_700_001, 9_300_007);
        Window window = new Window(SEGMENT.range(), 5_500_000, 13_500_003, 9 * SECOND);
        long step = 8_000_003 / 160;
        for (ChooseOptions options : List.of(
                OPTIONS,
                new ChooseOptions(1, 3_000_011, 3_000_011),
                new ChooseOptions(1, 3_000_011, 3_000_011 + 4 * step - 1),
                new ChooseOptions(1, 3_000_011, 3_000_011 + 4 * step))) {
            assertThat(window.points(video, options)).isEqualTo(plainPoints(video, window, options));
        }
    }

    @Test
    void blackIsHalfOpen() {
        SelectionContext video = video(peak(8), List.of(TimeRange.ofSeconds(1, 2)));
        assertThat(Window.isBlack(video, SECOND)).isTrue();
        assertThat(Window.isBlack(video, 2 * SECOND)).isFalse();
    }
}
