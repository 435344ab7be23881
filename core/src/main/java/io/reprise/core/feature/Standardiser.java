package io.reprise.core.feature;

/**
 * Brings every dimension to mean 0 and deviation 1, as measured on what a model was trained on: (x - mean) * scale. A
 * part that is absent stays all zeros.
 *
 * @param spec what the vectors are
 * @param mean of each dimension
 * @param scale one over the deviation of each dimension; 0 for a dimension that never changes
 */
public record Standardiser(FeatureSpec spec, float[] mean, float[] scale) {
    public Standardiser {
        if (mean.length != spec.dim() || scale.length != spec.dim()) {
            throw new IllegalArgumentException(
                    mean.length + " means and " + scale.length + " scales do not fit " + spec.dim() + " dimensions");
        }
    }

    /** The standardised rows, a new matrix. */
    public FeatureMatrix apply(FeatureMatrix rows) {
        float[] values = rows.values().clone();
        for (int start = 0; start < values.length; start += spec.dim()) {
            for (FeaturePart part : spec.parts()) {
                if (!part.isAbsent(values, start)) {
                    scale(values, start, part);
                }
            }
        }
        return FeatureMatrix.of(rows.rows(), rows.dim(), values);
    }

    private void scale(float[] values, int start, FeaturePart part) {
        for (int d = part.offset(); d < part.end(); d++) {
            values[start + d] = (values[start + d] - mean[d]) * scale[d];
        }
    }
}
