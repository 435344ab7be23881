package io.reprise.core.history.encode;

import io.reprise.core.feature.FeatureMatrix;

/**
 * The largest value of each dimension among the highlights.
 *
 * @param dim dimensions of a highlight and of the code
 */
public record MaxEncoder(int dim) implements HistoryEncoder {
    @Override
    public FeatureMatrix encode(FeatureMatrix segments, FeatureMatrix history) {
        float[] code = history.rows() == 0 ? new float[dim] : history.row(0);
        for (int i = 1; i < history.rows(); i++) {
            for (int d = 0; d < dim; d++) {
                code[d] = Math.max(code[d], history.get(i, d));
            }
        }
        return FeatureMatrix.of(1, dim, code);
    }
}
