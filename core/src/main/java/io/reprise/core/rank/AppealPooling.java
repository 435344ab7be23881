package io.reprise.core.rank;

import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.feature.SegmentPooling.Rows;
import io.reprise.core.segment.Segment;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;

/** From the signals of moments to the {@link Appeal} of segments; one without a moment takes the nearest. */
public final class AppealPooling {
    private final SignalTrack signals;
    private final OptionalDouble usualLoudness;

    private AppealPooling(SignalTrack signals) {
        this.signals = signals;
        this.usualLoudness = medianLoudness(signals);
    }

    /**
     * Pools the signals.
     *
     * @param signals at least one moment
     * @param segments in time order
     * @return one appeal a segment
     */
    public static List<Appeal> of(SignalTrack signals, List<Segment> segments) {
        AppealPooling pooling = new AppealPooling(signals);
        return segments.stream()
                .map(segment -> pooling.appeal(SegmentPooling.rowsOf(signals.track(), segment)))
                .toList();
    }

    private Appeal appeal(Rows rows) {
        return new Appeal(
                mean(rows, Signal.MOTION),
                surprise(rows),
                mean(rows, Signal.SHARPNESS),
                mean(rows, Signal.COLOURFULNESS),
                loudness(rows),
                onset(rows),
                mean(rows, Signal.BLACK),
                mean(rows, Signal.FROZEN),
                mean(rows, Signal.TEXT));
    }

    private double mean(Rows rows, Signal signal) {
        DoubleSummaryStatistics all = new DoubleSummaryStatistics();
        for (int moment = rows.from(); moment < rows.to(); moment++) {
            all.accept(signals.get(moment, signal));
        }
        return Math.max(0, Math.min(1, all.getAverage()));
    }

    private double surprise(Rows rows) {
        double largest = 0;
        for (int moment = Math.max(1, rows.from()); moment < rows.to(); moment++) {
            double rise = signals.get(moment, Signal.MOTION) - signals.get(moment - 1, Signal.MOTION);
            largest = Math.max(largest, rise);
        }
        return Math.min(1, largest);
    }

    private OptionalDouble loudness(Rows rows) {
        DoubleSummaryStatistics levels = ofSound(rows, Signal.LOUDNESS);
        return levels.getCount() > 0 && usualLoudness.isPresent()
                ? OptionalDouble.of(levels.getAverage() - usualLoudness.getAsDouble())
                : OptionalDouble.empty();
    }

    private OptionalDouble onset(Rows rows) {
        DoubleSummaryStatistics rises = ofSound(rows, Signal.ONSET);
        return rises.getCount() > 0 ? OptionalDouble.of(rises.getMax()) : OptionalDouble.empty();
    }

    /** A signal of those moments that have sound. */
    private DoubleSummaryStatistics ofSound(Rows rows, Signal signal) {
        DoubleSummaryStatistics all = new DoubleSummaryStatistics();
        for (int moment = rows.from(); moment < rows.to(); moment++) {
            if (hasSound(signals, moment)) {
                all.accept(signals.get(moment, signal));
            }
        }
        return all;
    }

    private static boolean hasSound(SignalTrack signals, int moment) {
        return signals.get(moment, Signal.SOUND) > 0;
    }

    private static OptionalDouble medianLoudness(SignalTrack signals) {
        double[] levels = new double[signals.size()];
        int count = 0;
        for (int moment = 0; moment < levels.length; moment++) {
            if (hasSound(signals, moment)) {
                levels[count++] = signals.get(moment, Signal.LOUDNESS);
            }
        }
        Arrays.sort(levels, 0, count);
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(levels[count / 2]);
    }
}
