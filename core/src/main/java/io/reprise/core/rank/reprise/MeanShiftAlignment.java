package io.reprise.core.rank.reprise;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureStatistics;

/**
 * Moves vectors of one video towards another by the difference of their means (domain adaptation by mean shift), so that
 * what counts is how a highlight differs from its own video and not what all of that video looks like. Only by a part: what
 * a person likes may be what a whole video shows. The less of the source video is known, the less it is moved.
 *
 * @param spec what the features are
 * @param target statistics of the video that is ranked
 */
record MeanShiftAlignment(FeatureSpec spec, FeatureStatistics target, TasteOptions options) {
    /**
     * y = x + rho (mean of the target - mean of the source), rho = alignment * count / (count + alignmentSegments). A part
     * that is absent in a vector or in either mean stays as it is.
     *
     * @param vectors of the source video [rows][dim]
     */
    FeatureMatrix move(FeatureMatrix vectors, FeatureStatistics source) {
        double share = options.alignment() * source.count() / (source.count() + options.alignmentSegments());
        float[] moved = vectors.values().clone();
        for (FeaturePart part : spec.parts()) {
            if (!part.isAbsent(source.mean(), 0) && !part.isAbsent(target.mean(), 0)) {
                for (int row : part.presentRows(vectors)) {
                    for (int d = part.offset(); d < part.end(); d++) {
                        moved[row * spec.dim() + d] += (float) (share * (target.mean()[d] - source.mean()[d]));
                    }
                }
            }
        }
        return FeatureMatrix.of(vectors.rows(), spec.dim(), moved);
    }
}
