package io.reprise.engine.analysis;

import io.reprise.core.rank.Signal;
import io.reprise.core.rank.SignalTrack;
import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Stretches of a video in which there is nothing to show: black, the fades that lead into and out of it, and gaps in which
 * it has no pictures although it has many elsewhere.
 */
public final class EmptyStretches {
    private static final double BLACK = .5;

    /** A fade lasts no longer. */
    private static final long LONGEST_FADE_MICROS = 3 * Micros.PER_SECOND;

    /** Part of the contrast by which it must grow from moment to moment: a fade is done where it no longer does. */
    private static final double GROWTH = 0.04;

    /** A gap is longer than this, */
    private static final long SHORTEST_GAP_MICROS = 4 * Micros.PER_SECOND;

    /** and so many times as long as most steps between moments. */
    private static final int MANY_STEPS = 20;

    /** How long the last picture before a gap may be shown. */
    private static final long HELD_MICROS = Micros.PER_SECOND;

    private final SignalTrack signals;
    private final long durationMicros;
    private final List<TimeRange> stretches = new ArrayList<>();

    private EmptyStretches(SignalTrack signals, long durationMicros) {
        this.signals = signals;
        this.durationMicros = durationMicros;
    }

    /** The stretches, in time order; they do not overlap. */
    public static List<TimeRange> of(SignalTrack signals, long durationMicros) {
        EmptyStretches found = new EmptyStretches(signals, durationMicros);
        found.findBlack();
        found.findGaps();
        return joined(found.stretches);
    }

    /** Whether a range may touch black or a fade: cheaper than to find them. */
    static boolean mayTouch(SignalTrack signals, TimeRange range) {
        for (int i = 0; i < signals.size(); i++) {
            long time = signals.timeMicros(i);
            boolean near =
                    time > range.startMicros() - LONGEST_FADE_MICROS && time < range.endMicros() + LONGEST_FADE_MICROS;
            if (near && signals.get(i, Signal.BLACK) > BLACK) {
                return true;
            }
        }
        return false;
    }

    /** From each black moment to the one after it, and on both sides as far as the picture fades. */
    private void findBlack() {
        int start = -1;
        for (int i = 0; i <= signals.size(); i++) {
            boolean black = i < signals.size() && signals.get(i, Signal.BLACK) > BLACK;
            if (black && start < 0) {
                start = i;
            } else if (!black && start >= 0) {
                add(time(fade(start, -1)), i == signals.size() ? durationMicros : time(fade(i - 1, 1)));
                start = -1;
            }
        }
    }

    /** The first moment beside a black one, in a direction, that is not darker than the next. */
    private int fade(int black, int direction) {
        int at = black + direction;
        if (at < 0 || at >= signals.size()) {
            return black;
        }
        while (isInside(at + direction)
                && Math.abs(time(at) - time(black)) < LONGEST_FADE_MICROS
                && grows(at, at + direction)) {
            at += direction;
        }
        return direction < 0 && at == black - 1 ? black : at;
    }

    private boolean isInside(int moment) {
        return moment >= 0 && moment < signals.size();
    }

    private boolean grows(int moment, int next) {
        return signals.get(next, Signal.CONTRAST) > (1 + GROWTH) * signals.get(moment, Signal.CONTRAST)
                && signals.get(next, Signal.BRIGHTNESS) > (1 + GROWTH) * signals.get(moment, Signal.BRIGHTNESS);
    }

    private void findGaps() {
        long[] steps = new long[Math.max(0, signals.size() - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = time(i + 1) - time(i);
        }
        long[] sorted = steps.clone();
        Arrays.sort(sorted);
        long usual = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        for (int i = 0; i < steps.length; i++) {
            if (steps[i] > SHORTEST_GAP_MICROS && steps[i] > MANY_STEPS * usual) {
                add(time(i) + HELD_MICROS, time(i + 1));
            }
        }
    }

    private long time(int moment) {
        return signals.timeMicros(moment);
    }

    private void add(long start, long end) {
        if (end > start) {
            stretches.add(new TimeRange(start, end));
        }
    }

    private static List<TimeRange> joined(List<TimeRange> all) {
        List<TimeRange> joined = new ArrayList<>();
        all.stream()
                .sorted(java.util.Comparator.comparingLong(TimeRange::startMicros))
                .forEach(range -> {
                    TimeRange last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
                    if (last != null && range.startMicros() <= last.endMicros()) {
                        long end = Math.max(last.endMicros(), range.endMicros());
                        joined.set(joined.size() - 1, new TimeRange(last.startMicros(), end));
                    } else {
                        joined.add(range);
                    }
                });
        return joined;
    }
}
