package io.reprise.core.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The value of a range against its definition, worked out once more without tables, and by hand. */
class RangeValueTest {
    private static final long DURATION = 20_000_000;
    private static final ChooseOptions OPTIONS = new ChooseOptions(1, 2_000_000, 8_000_000);

    /** The definition in the class's Javadoc, a term a line. */
    private static double plain(SelectionContext video, Window window, long[] points, int from, int to) {
        long start = points[from];
        long end = points[to];
        double outside = Math.max(0, window.segment().startMicros() - start)
                + Math.max(0, end - window.segment().endMicros());
        double seconds = (end - start) / 1e6;
        double dark = 0;
        for (TimeRange black : video.black()) {
            dark += Math.max(0, Math.min(end, black.endMicros()) - Math.max(start, black.startMicros())) / 1e6;
        }
        double cuts = Arrays.stream(video.cutsMicros())
                .filter(cut -> cut >= start + 1000 && cut <= end - 1000)
                .count();
        return activity(video, points, from, to)
                - .4 * Math.pow(Math.log(seconds / 4), 2)
                - .5 * outside / 1e6
                - cost(video, points, start, -1)
                - cost(video, points, end, 1)
                - (isBlack(video, start) ? 100 : 0)
                - (isBlack(video, end - 1) ? 100 : 0)
                - 10 * cuts
                - 20 * dark / seconds;
    }

    private static double activity(SelectionContext video, long[] points, int from, int to) {
        double most =
                Arrays.stream(points).mapToDouble(video.activity()::at).max().orElse(0);
        double all = 0;
        double inside = 0;
        for (int i = 1; i < points.length; i++) {
            double piece = (points[i] - points[i - 1])
                    * (video.activity().at(points[i]) + video.activity().at(points[i - 1]))
                    / 2
                    / most;
            all += piece;
            inside += i > from && i <= to ? piece : 0;
        }
        double mean = all / (points[points.length - 1] - points[0]);
        return (inside - mean * (points[to] - points[from])) / ((1 - mean) * 4e6);
    }

    private static double cost(SelectionContext video, long[] points, long micros, int outwards) {
        boolean atCut = Arrays.stream(video.cutsMicros()).anyMatch(cut -> Math.abs(cut - micros) <= 1000);
        if (micros == 0 || micros == DURATION || atCut) {
            return 0;
        }
        double most =
                Arrays.stream(points).mapToDouble(video.activity()::at).max().orElse(0);
        long far = micros + outwards * 500_000L;
        boolean near = Arrays.stream(video.cutsMicros())
                .anyMatch(cut -> cut >= Math.min(micros, far) && cut <= Math.max(micros, far));
        return .5 * video.activity().at(micros) / most
                + .4 * new SoundPauses(video.sound(), points).at(micros)
                + (near ? .3 : 0);
    }

    private static boolean isBlack(SelectionContext video, long micros) {
        return video.black().stream().anyMatch(range -> micros >= range.startMicros() && micros < range.endMicros());
    }

    private static MomentCurve curve(Random random, double scale) {
        long[] times = new long[21];
        double[] values = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = i * 1_000_000L;
            values[i] = scale * random.nextDouble();
        }
        return new MomentCurve(times, values);
    }

    private static SelectionContext video(long[] cuts, MomentCurve activity, List<TimeRange> black, MomentCurve sound) {
        List<Segment> segments = List.of(new Segment(0, new TimeRange(0, DURATION)));
        FeatureSpec spec = FeatureSpec.single("drawn/1", 1);
        FeatureMatrix features = FeatureMatrix.of(1, 1, new float[] {1});
        return new SelectionContext(DURATION, segments, spec, features, cuts, activity, black, Optional.empty(), sound);
    }

    private static SelectionContext drawn(Random random) {
        List<TimeRange> black = new ArrayList<>();
        for (long from = 0; random.nextInt(3) > 0 && from < 16; from += 6) {
            long start = (from + random.nextInt(3)) * 1_000_000;
            black.add(new TimeRange(start, start + 500_000L * (1 + random.nextInt(4))));
        }
        // on points, and a thousandth of a second beside them on either side
        long[] cuts = random.longs(random.nextInt(8), 0, 40)
                .map(half -> half * 500_000 + 500L * (random.nextInt(7) - 3))
                .filter(cut -> cut > 0)
                .sorted()
                .toArray();
        return video(cuts, curve(random, 3), black, curve(random, 40));
    }

    @Test
    void agreesWithItsDefinition() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            SelectionContext video = drawn(random);
            long from = random.nextInt(5) * 1_000_000L;
            TimeRange segment = new TimeRange(from + 2_000_000, from + 9_000_000);
            Window window = new Window(segment, from, from + 12_000_000, from + 5_000_000);
            long[] points = java.util.stream.LongStream.rangeClosed(0, 24)
                    .map(i -> from + i * 500_000)
                    .toArray();
            RangeValue value = new RangeValue(video, OPTIONS, window, points);
            for (int i = 0; i < points.length; i++) {
                for (int j = i + 1; j < points.length; j++) {
                    assertThat(value.of(i, j))
                            .as("seed %d, %d to %d", seed, points[i], points[j])
                            .isCloseTo(plain(video, window, points, i, j), within(1e-9));
                }
            }
        }
    }

    @Test
    void theUsualLengthInAFlatFilmCostsNothing() {
        SelectionContext flat =
                video(new long[0], new MomentCurve(new long[] {0}, new double[] {0}), List.of(), MomentCurve.FLAT);
        Window all = new Window(new TimeRange(0, DURATION), 0, DURATION, 5_000_000);
        RangeValue value = new RangeValue(flat, OPTIONS, all, new long[] {4_000_000, 6_000_000, 8_000_000, 12_000_000});
        assertThat(value.of(0, 2)).as("4 s").isCloseTo(0, within(1e-12));
        assertThat(value.of(0, 1)).as("half of it").isCloseTo(-.4 * Math.pow(Math.log(2), 2), within(1e-12));
        assertThat(value.of(0, 3)).as("twice that").isCloseTo(-.4 * Math.pow(Math.log(2), 2), within(1e-12));
    }
}
