package io.reprise.core.feature;

import java.util.List;

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

    /** The spec of a feature that is one undivided vector. */
    public static FeatureSpec single(String encoder, int dim) {
        return new FeatureSpec(encoder, List.of(new FeaturePart("feature", 0, dim, 1)));
    }

    /** Number of dimensions. */
    public int dim() {
        return parts.get(parts.size() - 1).end();
    }
}
