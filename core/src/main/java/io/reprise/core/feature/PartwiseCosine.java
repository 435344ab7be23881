package io.reprise.core.feature;

/**
 * Similarity of two vectors of one spec: the mean of the cosines of their parts, by the parts' weights. A part that is
 * all zeros in either vector is absent and left out of the mean.
 *
 * @param spec what the vectors are
 */
public record PartwiseCosine(FeatureSpec spec) {
    /** The similarity of two vectors, in [-1, 1]; 0 if they have no part in common. */
    public double of(float[] a, float[] b) {
        return of(a, 0, b, 0);
    }

    /** The similarity of two rows. */
    public double of(FeatureMatrix a, int rowA, FeatureMatrix b, int rowB) {
        return of(a.values(), rowA * a.dim(), b.values(), rowB * b.dim());
    }

    private double of(float[] a, int fromA, float[] b, int fromB) {
        double sum = 0;
        double weights = 0;
        for (FeaturePart part : spec.parts()) {
            double cosine = cosine(a, fromA + part.offset(), b, fromB + part.offset(), part.length());
            if (!Double.isNaN(cosine)) {
                sum += part.weight() * cosine;
                weights += part.weight();
            }
        }
        return weights == 0 ? 0 : sum / weights;
    }

    /** The cosine of two stretches; NaN if either is all zeros. */
    private static double cosine(float[] a, int fromA, float[] b, int fromB, int length) {
        double dot = 0;
        double normA = 0;
        double normB = 0;
        for (int i = 0; i < length; i++) {
            double x = a[fromA + i];
            double y = b[fromB + i];
            dot += x * y;
            normA += x * x;
            normB += y * y;
        }
        double product = Math.sqrt(normA) * Math.sqrt(normB);
        return product == 0 ? Double.NaN : Math.max(-1, Math.min(1, dot / product));
    }
}
