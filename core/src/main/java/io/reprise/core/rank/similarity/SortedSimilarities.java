package io.reprise.core.rank.similarity;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.PartwiseCosine;
import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import java.util.Arrays;

/** The cosine similarities of each segment to the history's highlights, largest first. */
public final class SortedSimilarities {
    /** How many are looked at where nothing else is said. */
    public static final int K = 20;

    private SortedSimilarities() {}

    /**
     * The k largest similarities of each segment.
     *
     * @param k how many, at least 1
     * @return [segments][k] in descending order; zeros after the last where the history is shorter
     */
    public static FeatureMatrix of(RankableVideo video, History history, int k) {
        double[][] all = all(video, history);
        float[] nearest = new float[video.size() * k];
        for (int s = 0; s < all.length; s++) {
            Arrays.sort(all[s]);
            int count = all[s].length;
            for (int j = 0; j < Math.min(k, count); j++) {
                nearest[s * k + j] = (float) all[s][count - 1 - j];
            }
        }
        return FeatureMatrix.of(video.size(), k, nearest);
    }

    /** The similarity of every segment to every highlight [segments][highlights]. */
    static double[][] all(RankableVideo video, History history) {
        double[][] all = new double[video.size()][history.size()];
        if (!history.isEmpty()) {
            PartwiseCosine cosine = new PartwiseCosine(video.spec());
            FeatureMatrix highlights = history.features();
            for (int s = 0; s < all.length; s++) {
                for (int j = 0; j < history.size(); j++) {
                    all[s][j] = cosine.of(video.features(), s, highlights, j);
                }
            }
        }
        return all;
    }
}
