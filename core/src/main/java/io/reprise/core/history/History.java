package io.reprise.core.history;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import java.util.List;

/**
 * What is known of a person's taste when a video is ranked: the highlights made before, oldest first, and what was
 * passed over in the videos they came from.
 *
 * @param spec what the features are; a ranker refuses a video of another spec
 * @param highlights the highlights, oldest first; may be empty
 * @param passedOver for source videos at hand, the segments of each that were not clipped; may be empty
 */
public record History(FeatureSpec spec, List<Highlight> highlights, List<PassedOver> passedOver) {
    public History {
        highlights = List.copyOf(highlights);
        passedOver = List.copyOf(passedOver);
        for (Highlight highlight : highlights) {
            if (highlight.feature().length != spec.dim()) {
                throw new IllegalArgumentException("highlight '" + highlight.name() + "' has "
                        + highlight.feature().length + " dimensions, " + spec.encoder() + " has " + spec.dim());
            }
        }
        for (PassedOver video : passedOver) {
            if (video.segments().dim() != spec.dim()) {
                throw new IllegalArgumentException("the segments passed over in '" + video.video() + "' have "
                        + video.segments().dim() + " dimensions, " + spec.encoder() + " has " + spec.dim());
            }
        }
    }

    /** The history of somebody who has made nothing yet. */
    public static History empty(FeatureSpec spec) {
        return new History(spec, List.of(), List.of());
    }

    /** Whether nothing was made before, so that only generic ranking is possible. */
    public boolean isEmpty() {
        return highlights.isEmpty();
    }

    /** Number of highlights. */
    public int size() {
        return highlights.size();
    }

    /** The highlights' vectors [size][dim]; no rows for an empty history. */
    public FeatureMatrix features() {
        return isEmpty()
                ? FeatureMatrix.of(0, spec.dim(), new float[0])
                : FeatureMatrix.ofRows(
                        highlights.stream().map(Highlight::feature).toList());
    }
}
