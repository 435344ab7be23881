package io.reprise.learn.evaluate;

import io.reprise.core.metric.SampledVideo;
import io.reprise.learn.data.DatasetUser;

/** The best any ranker of segments could do, because it knows the answer: true samples first, then earlier. */
public final class OracleScores {
    private static final double EARLIER = 1 / 65536.0;

    private OracleScores() {}

    /** Ground-truth samples in each segment of the user's target video, minus a little for each segment before. */
    public static double[] of(DatasetUser user, int segmentSamples) {
        SampledVideo video = user.target().orElseThrow().sampled(segmentSamples);
        int[] positives = video.positives();
        double[] scores = new double[positives.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = positives[i] - i * EARLIER;
        }
        return scores;
    }
}
