package io.reprise.core.rank.reprise;

import io.reprise.core.feature.SpecMismatchException;
import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import java.util.Arrays;
import java.util.Map;

/** The inputs that compare the segments with what the person clipped and with what he passed over. */
final class SimilarityInputs {
    private SimilarityInputs() {}

    /** Fills them in; returns how consistent the taste is. */
    static double fill(PreparedVideo prepared, History history, Map<Input, double[]> columns) {
        RankableVideo video = prepared.video();
        if (!video.spec().equals(history.spec())) {
            throw new SpecMismatchException("the history", history.spec(), video.spec());
        }
        Seen seen = Seen.of(video, history);
        columns.put(Input.SEEN, seen.flags());
        Examples examples = Examples.of(prepared, history);
        double[][] toHighlights = Examples.sortedDescending(examples.toHighlights(), video.size());
        columns.put(Input.NEAREST, meanOfFirst(toHighlights, 1));
        columns.put(Input.NEAREST_3, meanOfFirst(toHighlights, 3));
        columns.put(Input.NEAREST_10, meanOfFirst(toHighlights, 10));
        columns.put(Input.MEAN_SIMILARITY, meanOfFirst(toHighlights, Integer.MAX_VALUE));
        if (examples.passedOver().rows() > 0) {
            columns.put(
                    Input.PASSED_OVER,
                    meanOfFirst(Examples.sortedDescending(examples.toPassedOver(), video.size()), 3));
        }
        columns.put(Input.TASTE, TasteFit.fit(prepared, examples, seen));
        float[][] among = examples.highlights().similarities(examples.highlights());
        return Consistency.of(examples.toHighlights(), among, seen);
    }

    private static double[] meanOfFirst(double[][] sorted, int count) {
        return Arrays.stream(sorted).mapToDouble(row -> mean(row, count)).toArray();
    }

    private static double mean(double[] values, int count) {
        int most = Math.min(count, values.length);
        double sum = 0;
        for (int i = 0; i < most; i++) {
            sum += values[i];
        }
        return most == 0 ? 0 : sum / most;
    }
}
