package io.reprise.core.select;

import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.feature.PartwiseCosine;
import io.reprise.core.time.TimeRange;
import java.util.Arrays;
import java.util.Optional;

/** How well the end of a range flows into its start: the likeness of the last moment seen in it and the first. */
final class LoopLikeness {
    private final Optional<FeatureTrack> track;

    LoopLikeness(Optional<FeatureTrack> track) {
        this.track = track.filter(known -> known.timesMicros().length > 0);
    }

    /** Whether anything can be said. */
    boolean isKnown() {
        return track.isPresent();
    }

    /** The likeness in [-1, 1]; 0 where nothing is known. */
    double of(TimeRange range) {
        if (track.isEmpty()) {
            return 0;
        }
        FeatureTrack known = track.get();
        int first = nearest(known.timesMicros(), range.startMicros());
        int last = nearest(known.timesMicros(), range.endMicros() - 1);
        return new PartwiseCosine(known.spec()).of(known.rows(), last, known.rows(), first);
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
