package io.reprise.core.feature;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feature vector is: who made it, and its parts. Two features may be compared only if their specs are equal.
 *
 * @param encoder name and version of the maker, such as "builtin/2"; for a network also the first digits of its hash
 * @param parts the named parts, in order, filling the vector from dimension 0 without gaps
 */
public record FeatureSpec(String encoder, List<FeaturePart> parts) {
    public FeatureSpec {
        parts = List.copyOf(parts);
        int next = 0;
        for (FeaturePart part : parts) {
            if (part.offset() != next) {
                throw new IllegalArgumentException(
                        "part '" + part.name() + "' of " + encoder + " starts at " + part.offset() + ", not " + next);
            }
            next = part.end();
        }
        if (next == 0) {
            throw new IllegalArgumentException("the feature of " + encoder + " has no parts");
        }
    }

    // written out as in FeaturePart

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FeatureSpec spec && encoder.equals(spec.encoder) && parts.equals(spec.parts);
    }

    @Override
    public int hashCode() {
        return 31 * encoder.hashCode() + parts.hashCode();
    }

    /** Names files of the cache, so it stays as it is. */
    @Override
    public String toString() {
        return "FeatureSpec[encoder=" + encoder + ", parts=" + parts + "]";
    }

    /** The spec of a feature that is one undivided vector. */
    public static FeatureSpec single(String encoder, int dim) {
        return new FeatureSpec(encoder, List.of(new FeaturePart("feature", 0, dim, 1)));
    }

    /** Number of dimensions. */
    public int dim() {
        return parts.get(parts.size() - 1).end();
    }
}
