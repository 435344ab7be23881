package io.reprise.core.rank;

import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.feature.SegmentPooling.Rows;
import io.reprise.core.segment.Segment;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

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
        double mean = range(rows)
                .mapToDouble(moment -> signals.get(moment, signal))
                .average()
                .orElse(0);
        return Math.max(0, Math.min(1, mean));
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
        OptionalDouble mean = range(rows)
                .filter(this::hasSound)
                .mapToDouble(moment -> signals.get(moment, Signal.LOUDNESS))
                .average();
        return mean.isPresent() && usualLoudness.isPresent()
                ? OptionalDouble.of(mean.getAsDouble() - usualLoudness.getAsDouble())
                : OptionalDouble.empty();
    }

    private OptionalDouble onset(Rows rows) {
        return range(rows)
                .filter(this::hasSound)
                .mapToDouble(moment -> signals.get(moment, Signal.ONSET))
                .max();
    }

    private boolean hasSound(int moment) {
        return hasSound(signals, moment);
    }

    private static boolean hasSound(SignalTrack signals, int moment) {
        return signals.get(moment, Signal.SOUND) > 0;
    }

    private static IntStream range(Rows rows) {
        return IntStream.range(rows.from(), rows.to());
    }

    private static OptionalDouble medianLoudness(SignalTrack signals) {
        double[] levels = IntStream.range(0, signals.size())
                .filter(moment -> hasSound(signals, moment))
                .mapToDouble(moment -> signals.get(moment, Signal.LOUDNESS))
                .sorted()
                .toArray();
        return levels.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(levels[levels.length / 2]);
    }
}
