package io.reprise.core.feature;

import io.reprise.core.math.Dense;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Vectors in a {@link WhitenedSpace} with which many others are compared: dimension after dimension, so that a product runs
 * over all of them at once, several a step. Those that have the same parts stand together.
 */
public final class NormalizedColumns {
    private final List<FeaturePart> parts;
    private final int dim;
    private final int count;
    private final List<Kind> kinds;

    /**
     * The vectors that have the same parts.
     *
     * @param present these parts, a bit each
     * @param places where among all vectors each of these belongs
     * @param values [dim][places]
     */
    private record Kind(long present, int[] places, float[] values) {
        static Kind of(long which, long[] present, int dim, IntFunction<float[]> rows) {
            int[] places = IntStream.range(0, present.length)
                    .filter(row -> present[row] == which)
                    .toArray();
            float[] values = new float[Math.multiplyExact(dim, places.length)];
            for (int column = 0; column < places.length; column++) {
                float[] row = rows.apply(places[column]);
                for (int d = 0; d < dim; d++) {
                    values[d * places.length + column] = row[d];
                }
            }
            return new Kind(which, places, values);
        }

        /** Products with vectors [rows][dim]: [rows][places]. */
        float[] products(float[] vectors, int rows, int dim) {
            float[] products = new float[Math.multiplyExact(rows, places.length)];
            Dense.addProduct(vectors, rows, dim, values, 0, places.length, products);
            return products;
        }
    }

    /**
     * Columns of placed vectors.
     *
     * @param present which parts each has, a bit each
     * @param rows gives each; asked once for every one
     */
    NormalizedColumns(List<FeaturePart> parts, int dim, long[] present, IntFunction<float[]> rows) {
        this.parts = parts;
        this.dim = dim;
        this.count = present.length;
        this.kinds = LongStream.of(present)
                .distinct()
                .mapToObj(kind -> Kind.of(kind, present, dim, rows))
                .toList();
    }

    /** Number of vectors. */
    public int count() {
        return count;
    }

    /** The similarities of those (rows) to these (columns), in [-1, 1]; 0 where no part is common to both. */
    public float[][] similarities(NormalizedRows those) {
        float[][] similarities = new float[those.rows()][count];
        for (Kind kind : kinds) {
            float[] products = kind.products(those.values(), those.rows(), dim);
            for (int i = 0; i < similarities.length; i++) {
                double weight = weight(those.present(i) & kind.present());
                for (int j = 0; j < kind.places().length && weight > 0; j++) {
                    double cosine = products[i * kind.places().length + j] / weight;
                    similarities[i][kind.places()[j]] = (float) Math.max(-1, Math.min(1, cosine));
                }
            }
        }
        return similarities;
    }

    private double weight(long common) {
        double weight = 0;
        for (int p = 0; p < parts.size(); p++) {
            weight += (common >> p & 1) == 1 ? parts.get(p).weight() : 0;
        }
        return weight;
    }
}
