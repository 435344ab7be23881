package io.reprise.core.feature;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A named stretch of a feature vector that is compared on its own. A part that is all zeros is <em>absent</em> (a
 * silent film has no sound part): it takes no part in a comparison, which is not the same as being different.
 *
 * @param name what it describes, such as "colour"
 * @param offset first dimension
 * @param length number of dimensions, at least 1
 * @param weight share in a similarity, positive; the weights of a spec need not sum to 1
 */
public record FeaturePart(String name, int offset, int length, double weight) {
    public FeaturePart {
        if (offset < 0 || length < 1 || !(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    "bad feature part '" + name + "': offset " + offset + ", length " + length + ", weight " + weight);
        }
    }

    // what a record has by itself, written out: it is a part of every start, in which Java makes those methods slowly

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FeaturePart part
                && name.equals(part.name)
                && offset == part.offset
                && length == part.length
                && Double.compare(weight, part.weight) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * name.hashCode() + offset) + length) + Double.hashCode(weight);
    }

    @Override
    public String toString() {
        return "FeaturePart[name=" + name + ", offset=" + offset + ", length=" + length + ", weight=" + weight + "]";
    }

    /** One past the last dimension. */
    public int end() {
        return offset + length;
    }

    /**
     * Whether a vector lacks this part: all its dimensions are zero.
     *
     * @param values an array that holds the vector
     * @param start where in it the vector begins
     */
    public boolean isAbsent(float[] values, int start) {
        for (int d = start + offset; d < start + end(); d++) {
            if (values[d] != 0) {
                return false;
            }
        }
        return true;
    }

    /** The rows of a matrix in which this part is present, ascending. */
    public int[] presentRows(FeatureMatrix rows) {
        return IntStream.range(0, rows.rows())
                .filter(row -> !isAbsent(rows.values(), row * rows.dim()))
                .toArray();
    }
}
