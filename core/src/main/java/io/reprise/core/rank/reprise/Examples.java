package io.reprise.core.rank.reprise;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.PlacedVectors;
import io.reprise.core.history.History;
import io.reprise.core.history.SourceVideo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A history in a video's space.
 *
 * @param highlights what was made
 * @param passedOver what was not clipped of other videos
 * @param elsewhere the first of {@code passedOver}, video by video
 * @param toHighlights similarities [highlights][segments]
 * @param toPassedOver similarities [passed over][segments]
 */
record Examples(
        PlacedVectors highlights,
        PlacedVectors passedOver,
        List<SourceVideo> elsewhere,
        float[][] toHighlights,
        float[][] toPassedOver) {

    static Examples of(PreparedVideo prepared, History history) {
        List<SourceVideo> elsewhere = Seen.elsewhere(prepared.video(), history);
        List<float[]> rows = new ArrayList<>();
        for (SourceVideo other : elsewhere) {
            for (int row = 0; row < other.unclipped().rows(); row++) {
                rows.add(other.unclipped().row(row));
            }
        }
        PlacedVectors highlights = prepared.space().place(history.features());
        PlacedVectors passedOver = prepared.space()
                .place(
                        rows.isEmpty()
                                ? FeatureMatrix.of(0, history.spec().dim(), new float[0])
                                : FeatureMatrix.ofRows(rows));
        return new Examples(
                highlights,
                passedOver,
                elsewhere,
                prepared.columns().similarities(highlights),
                prepared.columns().similarities(passedOver));
    }

    /** How many were passed over in other videos. */
    int passedElsewhere() {
        return elsewhere.stream().mapToInt(other -> other.unclipped().rows()).sum();
    }

    /** For each segment its similarities to some examples, the largest first [segments][examples]. */
    static double[][] sortedDescending(float[][] similarities, int segments) {
        double[][] sorted = new double[segments][similarities.length];
        for (int segment = 0; segment < segments; segment++) {
            for (int i = 0; i < similarities.length; i++) {
                sorted[segment][i] = -similarities[i][segment];
            }
            Arrays.sort(sorted[segment]);
            for (int i = 0; i < similarities.length; i++) {
                sorted[segment][i] = -sorted[segment][i];
            }
        }
        return sorted;
    }
}
