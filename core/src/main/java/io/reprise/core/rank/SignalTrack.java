package io.reprise.core.rank;

import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The generic signals along a video, one row a moment, one column a {@link Signal}: what {@link Appeal} is made of and
 * what a chooser needs (motion as the activity curve, black moments). Kept as a feature track so that the cache treats
 * it like any other.
 *
 * @param track a track of {@link #SPEC}
 */
public record SignalTrack(FeatureTrack track) {
    /** One part a signal, in the enum's order. */
    public static final FeatureSpec SPEC = new FeatureSpec("signals/1", parts());

    public SignalTrack {
        if (!track.spec().equals(SPEC)) {
            throw new IllegalArgumentException("a signal track needs features of " + SPEC.encoder() + ", not "
                    + track.spec().encoder());
        }
    }

    /** Number of moments. */
    public int size() {
        return track.timesMicros().length;
    }

    /** When a moment was. */
    public long timeMicros(int moment) {
        return track.timesMicros()[moment];
    }

    /** A signal at a moment. */
    public double get(int moment, Signal signal) {
        return track.rows().get(moment, signal.column());
    }

    private static List<FeaturePart> parts() {
        return Arrays.stream(Signal.values())
                .map(signal -> new FeaturePart(signal.name().toLowerCase(Locale.ROOT), signal.column(), 1, 1))
                .toList();
    }
}
