package io.reprise.core.history;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A GIF or clip this person made before, as a ranker sees it.
 *
 * @param name what to call it when it is the reason for a suggestion: a path or an id
 * @param feature its vector, the mean over its frames
 * @param position middle of the highlight as a fraction of its source video, in [0, 1]; empty where the source is not
 *     known
 * @param origin the video and range it was cut from, where they are known
 */
public record Highlight(String name, float[] feature, OptionalDouble position, Optional<Origin> origin) {
    public Highlight {
        for (float value : feature) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("the feature of highlight '" + name + "' holds " + value);
            }
        }
        if (position.isPresent() && !(position.getAsDouble() >= 0 && position.getAsDouble() <= 1)) {
            throw new IllegalArgumentException(
                    "the position of highlight '" + name + "' is " + position.getAsDouble() + ", not in [0, 1]");
        }
    }

    /** A highlight that nothing is known of but its looks and, perhaps, its place within its video. */
    public Highlight(String name, float[] feature, OptionalDouble position) {
        this(name, feature, position, Optional.empty());
    }
}
