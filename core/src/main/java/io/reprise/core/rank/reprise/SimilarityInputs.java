package io.reprise.core.rank.reprise;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.PlacedVectors;
import io.reprise.core.feature.SpecMismatchException;
import io.reprise.core.feature.VideoSpace;
import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The inputs that compare the segments with what the person clipped and with what he passed over. */
final class SimilarityInputs {
    private SimilarityInputs() {}

    /** Fills them in; returns how consistent the taste is. */
    static double fill(RankableVideo video, History history, Map<Input, double[]> columns) {
        if (!video.spec().equals(history.spec())) {
            throw new SpecMismatchException("the history", history.spec(), video.spec());
        }
        VideoSpace space = VideoSpace.of(video.spec(), video.features());
        PlacedVectors segments = space.place(video.features());
        Seen seen = Seen.of(video, history);
        columns.put(Input.SEEN, seen.flags());
        PlacedVectors highlights = space.place(history.features());
        float[][] toHighlights = segments.similarities(highlights);
        double[][] toHistory = sortedDescending(toHighlights);
        columns.put(Input.NEAREST, meanOfFirst(toHistory, 1));
        columns.put(Input.NEAREST_3, meanOfFirst(toHistory, 3));
        columns.put(Input.NEAREST_10, meanOfFirst(toHistory, 10));
        columns.put(Input.MEAN_SIMILARITY, meanOfFirst(toHistory, Integer.MAX_VALUE));
        List<FeatureMatrix> left = left(video, history, seen);
        if (!left.isEmpty()) {
            double[][] toLeft = sortedDescending(segments.similarities(space.place(stack(left))));
            columns.put(Input.PASSED_OVER, meanOfFirst(toLeft, 3));
        }
        columns.put(Input.TASTE, TasteFit.fit(video, history, seen, space));
        return Consistency.of(toHighlights, highlights.similarities(highlights), seen);
    }

    /** What was passed over in other videos, and what touches a highlight in this one. */
    private static List<FeatureMatrix> left(RankableVideo video, History history, Seen seen) {
        List<FeatureMatrix> left = new ArrayList<>();
        Seen.elsewhere(video, history).forEach(other -> left.add(other.segments()));
        for (int segment : seen.leftAside()) {
            left.add(FeatureMatrix.ofRows(List.of(video.features().row(segment))));
        }
        return left;
    }

    private static FeatureMatrix stack(List<FeatureMatrix> matrices) {
        List<float[]> rows = new ArrayList<>();
        for (FeatureMatrix matrix : matrices) {
            for (int row = 0; row < matrix.rows(); row++) {
                rows.add(matrix.row(row));
            }
        }
        return FeatureMatrix.ofRows(rows);
    }

    private static double[][] sortedDescending(float[][] similarities) {
        double[][] sorted = new double[similarities.length][];
        for (int i = 0; i < sorted.length; i++) {
            float[] ascending = similarities[i].clone();
            Arrays.sort(ascending);
            sorted[i] = new double[ascending.length];
            for (int j = 0; j < ascending.length; j++) {
                sorted[i][j] = ascending[ascending.length - 1 - j];
            }
        }
        return sorted;
    }

    private static double[] meanOfFirst(double[][] sorted, int count) {
        return Arrays.stream(sorted)
                .mapToDouble(row -> Arrays.stream(row).limit(count).average().orElse(0))
                .toArray();
    }
}
