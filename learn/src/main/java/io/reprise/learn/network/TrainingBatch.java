package io.reprise.learn.network;

import io.reprise.core.feature.FeatureMatrix;
import java.util.List;

/**
 * Some videos ready for one pass through a network: the rows are their labelled segments, video after video, each
 * video's positives first.
 *
 * @param firstRow of each video
 * @param positives of each video, at least 1
 * @param negatives of each video, at least 1
 * @param features standardised [rows][dim]; empty if the network does not see them
 * @param histories standardised highlights of each video, for encoders that are learned; else empty
 * @param codes encoded histories [videos][code length], for encoders that are not learned; else empty
 * @param cues standardised [rows][cues]; empty if the network does not see them
 */
public record TrainingBatch(
        int[] firstRow,
        int[] positives,
        int[] negatives,
        float[] features,
        List<FeatureMatrix> histories,
        float[] codes,
        float[] cues) {
    /** Number of videos. */
    public int videos() {
        return firstRow.length;
    }

    /** Number of segments. */
    public int rows() {
        int last = videos() - 1;
        return firstRow[last] + positives[last] + negatives[last];
    }

    /** Pairs of a positive and a negative segment of one video. */
    public long pairs() {
        long pairs = 0;
        for (int v = 0; v < videos(); v++) {
            pairs += (long) positives[v] * negatives[v];
        }
        return pairs;
    }

    /** 1 where a row belongs to a video [rows][videos]. */
    float[] owners() {
        float[] owners = new float[rows() * videos()];
        for (int v = 0; v < videos(); v++) {
            for (int row = firstRow[v]; row < firstRow[v] + positives[v] + negatives[v]; row++) {
                owners[row * videos() + v] = 1;
            }
        }
        return owners;
    }
}
