package io.reprise.core.select;

import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where the range of a segment may lie: a free stretch of the video around the segment's best moment, at least as long
 * as the shortest range.
 *
 * @param segment the segment itself
 * @param startMicros first moment allowed
 * @param endMicros first moment no longer allowed
 * @param bestMicros the moment that has to be shown
 */
record Window(TimeRange segment, long startMicros, long endMicros, long bestMicros) {
    /** A range may leave its segment by this much to reach a cut. */
    static final long SNAP_MICROS = 500_000;

    /** Steps of the grid over the window. */
    private static final int STEPS = 160;

    /** Ranges whose lengths differ by fewer steps of that grid also end a shortest length after its points. */
    private static final int NARROW_STEPS = 4;

    /** Moments at which the best of a segment is looked for: so far apart at least, in microseconds, */
    private static final long LOOK_MICROS = 50_000;
    /** and so many at most. */
    private static final int MOST_LOOKS = 2000;

    /** How far before and after a moment its activity is read too, in microseconds; set by hand. */
    private static final long BESIDE_MICROS = 200_000;

    /** The window of a segment; empty if nothing free around it is long enough. */
    static Optional<Window> of(
            SelectionContext material, ChooseOptions options, Segment segment, List<TimeRange> taken) {
        return free(material.durationMicros(), taken).stream()
                .filter(range -> range.lengthMicros() >= options.minLengthMicros())
                .filter(range -> range.overlaps(segment.range()))
                .map(range -> in(material, options, segment.range(), range))
                .max(Comparator.comparingDouble(window -> window.interest(material)));
    }

    private static Window in(SelectionContext material, ChooseOptions options, TimeRange segment, TimeRange free) {
        long best = bestMoment(material, segment, free);
        long room = SNAP_MICROS + Math.max(0, options.minLengthMicros() - segment.lengthMicros());
        long low =
                Math.max(free.startMicros(), Math.max(segment.startMicros() - room, best - options.maxLengthMicros()));
        long high = Math.min(free.endMicros(), Math.min(segment.endMicros() + room, best + options.maxLengthMicros()));
        low = Math.max(free.startMicros(), Math.min(low, high - options.minLengthMicros()));
        high = Math.min(free.endMicros(), Math.max(high, low + options.minLengthMicros()));
        return new Window(segment, low, high, best);
    }

    private double interest(SelectionContext material) {
        return isBlack(material, bestMicros) ? -1 : smooth(material.activity(), bestMicros);
    }

    /** The liveliest moment of the segment that is free and not black; of equals the most central. */
    private static long bestMoment(SelectionContext material, TimeRange segment, TimeRange free) {
        long from = Math.max(segment.startMicros(), free.startMicros());
        long to = Math.min(segment.endMicros(), free.endMicros());
        long step = Math.max(LOOK_MICROS, (to - from) / MOST_LOOKS);
        long best = (from + to) / 2;
        double most = isBlack(material, best) ? -1 : smooth(material.activity(), best);
        for (long moment = from; moment < to; moment += step) {
            double value = smooth(material.activity(), moment);
            if (value > most && !isBlack(material, moment)) {
                most = value;
                best = moment;
            }
        }
        return best;
    }

    /** Activity over the half second around a moment, so that one noisy sample is no highlight. */
    private static double smooth(MomentCurve curve, long micros) {
        return (curve.at(micros - BESIDE_MICROS) + 2 * curve.at(micros) + curve.at(micros + BESIDE_MICROS)) / 4;
    }

    /** Whether a moment lies in black. */
    static boolean isBlack(SelectionContext material, long micros) {
        for (TimeRange range : material.black()) {
            if (range.contains(micros)) {
                return true;
            }
        }
        return false;
    }

    /** What of the video is not taken; ranges that are may overlap and reach beyond its end. */
    private static List<TimeRange> free(long durationMicros, List<TimeRange> taken) {
        List<TimeRange> free = new ArrayList<>();
        long from = 0;
        for (TimeRange range : taken.stream()
                .sorted(Comparator.comparingLong(TimeRange::startMicros))
                .toList()) {
            long to = Math.min(range.startMicros(), durationMicros);
            if (to > from) {
                free.add(new TimeRange(from, to));
            }
            from = Math.max(from, range.endMicros());
        }
        if (from < durationMicros) {
            free.add(new TimeRange(from, durationMicros));
        }
        return free;
    }

    /** Moments at which a range may start or end, ascending: the edges of things, and a grid between them. */
    long[] points(SelectionContext material, ChooseOptions options) {
        TreeSet<Long> edges = new TreeSet<>(List.of(startMicros, endMicros));
        edges.addAll(List.of(segment.startMicros(), segment.endMicros()));
        for (long cut : material.cutsMicros()) {
            if (cut >= startMicros && cut <= endMicros) {
                edges.add(cut);
            }
        }
        material.black().forEach(range -> edges.addAll(List.of(range.startMicros(), range.endMicros())));
        TreeSet<Long> points = new TreeSet<>();
        for (long edge : edges.subSet(startMicros, true, endMicros, true)) {
            points.add(edge);
            points.add(edge - options.minLengthMicros());
            points.add(edge + options.minLengthMicros());
            points.add(edge - options.maxLengthMicros());
            points.add(edge + options.maxLengthMicros());
        }
        long step = Math.max(1, (endMicros - startMicros) / STEPS);
        boolean narrow = options.maxLengthMicros() - options.minLengthMicros() < NARROW_STEPS * step;
        for (long moment = startMicros; moment < endMicros; moment += step) {
            points.add(moment);
            points.add(narrow ? moment + options.minLengthMicros() : moment);
        }
        return points.subSet(startMicros, true, endMicros, true).stream()
                .mapToLong(Long::longValue)
                .toArray();
    }
}
