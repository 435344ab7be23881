package io.reprise.core.history;

import java.util.Optional;

/**
 * A moment this person does not want: rejected ("not this"), or shown and not kept.
 *
 * @param feature its vector, the mean over its moments
 * @param weight how strong the evidence is, in (0, 1]: {@link #REJECTED} or {@link #NOT_KEPT}
 * @param origin the video and range it lies in, where they are known
 */
public record Negative(float[] feature, double weight, Optional<Origin> origin) {
    /** The weight of an explicit rejection. */
    public static final double REJECTED = 1;

    /** The weight of a suggestion that was shown and not kept: weak, since most wanted moments are not kept either. */
    public static final double NOT_KEPT = 0.02;

    public Negative {
        for (float value : feature) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("the feature of a negative holds " + value);
            }
        }
        if (!(weight > 0 && weight <= 1)) {
            throw new IllegalArgumentException("the weight of a negative is " + weight + ", not in (0, 1]");
        }
    }
}
