package io.reprise.learn.data;

import java.util.Map;
import java.util.Objects;

/**
 * A ranker's scores for every target of a data set.
 *
 * @param segmentSamples length of a segment in samples, 50 for 5 seconds
 * @param byUser the prediction for each user's target video
 */
public record Predictions(int segmentSamples, Map<String, Prediction> byUser) {
    public Predictions {
        byUser = Map.copyOf(byUser);
    }

    /** The scores of a user's target video. */
    public double[] scores(DatasetUser user) {
        return Objects.requireNonNull(byUser.get(user.id()), "no prediction for user " + user.id())
                .scores();
    }
}
