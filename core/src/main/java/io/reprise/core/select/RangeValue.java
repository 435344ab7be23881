package io.reprise.core.select;

import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import java.util.Arrays;

/**
 * What a range is worth: how much happens in it, less what spoils it ({@link RangeCosts}). The activity in it counts about 1
 * for the usual length, which is the geometric mean of the shortest and the longest (3.5 s by default; the median of PHD2's
 * GIFs is 3.1 s).
 */
final class RangeValue {
    private static final RangeCosts COSTS = RangeCosts.STANDARD;

    /** Least divisor, so that a curve that is flat stays so. */
    private static final double FLAT = 1e-9;

    private final SelectionContext material;
    private final Window window;
    private final SoundPauses voice;
    private final long[] points;
    private final double[] above;
    private final double[] motion;
    private final double usualMicros;
    private final double[] startCosts;
    private final double[] endCosts;
    private final int[] cutsUpToStart;
    private final int[] cutsBeforeEnd;
    private final TimeRange[] black;

    RangeValue(SelectionContext material, ChooseOptions options, Window window, long[] points) {
        this.material = material;
        this.window = window;
        this.points = points;
        this.voice = new SoundPauses(material.sound(), points);
        this.usualMicros = Math.sqrt((double) options.minLengthMicros() * options.maxLengthMicros());
        double[] raw =
                Arrays.stream(points).mapToDouble(material.activity()::at).toArray();
        double most = Arrays.stream(raw).max().orElse(0);
        this.motion = Arrays.stream(raw).map(v -> most > 0 ? v / most : 0).toArray();
        this.above = integralAboveMean();
        this.startCosts = new double[points.length];
        this.endCosts = new double[points.length];
        this.cutsUpToStart = new int[points.length];
        this.cutsBeforeEnd = new int[points.length];
        for (int i = 0; i < points.length; i++) {
            startCosts[i] = end(points[i], motion[i], -1) + blackEnd(points[i]);
            endCosts[i] = end(points[i], motion[i], 1) + blackEnd(points[i] - 1);
            cutsUpToStart[i] = below(points[i] + COSTS.atCutMicros());
            cutsBeforeEnd[i] = below(points[i] - COSTS.atCutMicros() + 1);
        }
        this.black = material.black().stream()
                .filter(range -> range.startMicros() < window.endMicros() && range.endMicros() > window.startMicros())
                .toArray(TimeRange[]::new);
    }

    /** The integral of the activity above its mean from the first point to each, in units of the usual length. */
    private double[] integralAboveMean() {
        double[] area = new double[points.length];
        for (int i = 1; i < points.length; i++) {
            area[i] = area[i - 1] + (points[i] - points[i - 1]) * (motion[i] + motion[i - 1]) / 2;
        }
        double mean = area[points.length - 1] / (points[points.length - 1] - points[0]);
        double scale = Math.max(FLAT, Arrays.stream(motion).max().orElse(0) - mean) * usualMicros;
        for (int i = 0; i < points.length; i++) {
            area[i] = (area[i] - mean * (points[i] - points[0])) / scale;
        }
        return area;
    }

    /** The value of the range from one point to another. */
    double of(int from, int to) {
        long start = points[from];
        long end = points[to];
        double unusual = Math.log((end - start) / usualMicros);
        double outside = Math.max(0, window.segment().startMicros() - start)
                + Math.max(0, end - window.segment().endMicros());
        return above[to]
                - above[from]
                - COSTS.unusualLength() * unusual * unusual
                - COSTS.outsidePerSecond() * outside / Micros.PER_SECOND
                - startCosts[from]
                - endCosts[to]
                - COSTS.cutInside() * Math.max(0, cutsBeforeEnd[to] - cutsUpToStart[from])
                - black(start, end);
    }

    /** What an end costs; {@code outwards} is the direction in which the range is left there. */
    private double end(long micros, double moving, int outwards) {
        if (micros == 0
                || micros == material.durationMicros()
                || cutsBetween(micros - COSTS.atCutMicros(), micros + COSTS.atCutMicros()) > 0) {
            return 0;
        }
        long other = micros + outwards * Window.SNAP_MICROS;
        boolean near = cutsBetween(Math.min(micros, other), Math.max(micros, other)) > 0;
        return COSTS.movingEnd() * moving + COSTS.soundingEnd() * voice.at(micros) + (near ? COSTS.cutNear() : 0);
    }

    private double blackEnd(long micros) {
        return Window.isBlack(material, micros) ? COSTS.blackEnd() : 0;
    }

    private double black(long start, long end) {
        long inside = 0;
        for (TimeRange range : black) {
            inside += Math.max(0, Math.min(end, range.endMicros()) - Math.max(start, range.startMicros()));
        }
        return COSTS.blackInside() * inside / (end - start);
    }

    /** Number of cuts in [from, to]. */
    private int cutsBetween(long from, long to) {
        return to < from ? 0 : below(to + 1) - below(from);
    }

    private int below(long micros) {
        int found = Arrays.binarySearch(material.cutsMicros(), micros);
        return found >= 0 ? found : -found - 1;
    }
}
