package io.reprise.core.select;

import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.feature.PartwiseCosine;
import io.reprise.core.time.TimeRange;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How well the end of a range flows into its start: the similarity of the last moment seen in it and the first. Many
 * ranges share them: each pair is compared once. For one thread.
 */
final class LoopSimilarity {
    private final Optional<FeatureTrack> track;
    private final Map<Long, Double> known = new HashMap<>();

    LoopSimilarity(Optional<FeatureTrack> track) {
        this.track = track.filter(known -> known.timesMicros().length > 0);
    }

    /** The similarity in [-1, 1]; 0 where nothing is known. */
    double of(TimeRange range) {
        if (track.isEmpty()) {
            return 0;
        }
        long[] times = track.get().timesMicros();
        int first = nearest(times, range.startMicros());
        int last = nearest(times, range.endMicros() - 1);
        return known.computeIfAbsent((long) first << 32 | last, pair -> similarity(track.get(), first, last));
    }

    private static double similarity(FeatureTrack track, int first, int last) {
        return new PartwiseCosine(track.spec()).of(track.rows(), last, track.rows(), first);
    }

    private static int nearest(long[] times, long micros) {
        int found = Arrays.binarySearch(times, micros);
        if (found >= 0) {
            return found;
        }
        int next = -found - 1;
        if (next == 0 || next == times.length) {
            return next == 0 ? 0 : next - 1;
        }
        return times[next] - micros < micros - times[next - 1] ? next : next - 1;
    }
}
