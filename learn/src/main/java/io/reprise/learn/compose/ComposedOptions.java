package io.reprise.learn.compose;

import io.reprise.core.error.InvalidValueException;

/**
 * How videos are composed of clips.
 *
 * @param trainingUsers users to generate beside the real ones
 * @param videosOfAUser most videos of one generated user
 * @param loyalty probability that a GIF shows a class that its user likes, and not any, in [0, 1]
 * @param popularity how unequally classes are liked: the k-th class in a random order is liked in proportion to
 *     k^-popularity; 0 for all alike. What everybody likes is what a generic ranker can learn
 * @param seed of everything
 */
public record ComposedOptions(int trainingUsers, int videosOfAUser, double loyalty, double popularity, long seed) {
    /** Generated users where nothing else is said. */
    public static final int TRAINING_USERS = 1500;

    /** Loyalty where nothing else is said; with the popularity it puts video2gif and phd near the published levels. */
    public static final double LOYALTY = 0.6;

    /** Popularity where nothing else is said. */
    public static final double POPULARITY = 3;

    public ComposedOptions {
        if (trainingUsers < 1 || videosOfAUser < 2) {
            throw new InvalidValueException(
                    "trainingUsers",
                    "composing needs at least 1 training user and 2 videos of a user, not " + trainingUsers + " and "
                            + videosOfAUser);
        }
        if (!(loyalty >= 0 && loyalty <= 1) || !(popularity >= 0 && popularity <= 10)) {
            throw new InvalidValueException(
                    "loyalty",
                    "the loyalty is in [0, 1] and the popularity in [0, 10], not " + loyalty + " and " + popularity);
        }
    }

    /** The published tables'. */
    public static ComposedOptions standard(long seed) {
        return new ComposedOptions(TRAINING_USERS, 8, LOYALTY, POPULARITY, seed);
    }

    /** The same with other training users. */
    public ComposedOptions withTrainingUsers(int users) {
        return new ComposedOptions(users, videosOfAUser, loyalty, popularity, seed);
    }

    /** The same with another loyalty. */
    public ComposedOptions withLoyalty(double probability) {
        return new ComposedOptions(trainingUsers, videosOfAUser, probability, popularity, seed);
    }

    /** The same with another popularity. */
    public ComposedOptions withPopularity(double exponent) {
        return new ComposedOptions(trainingUsers, videosOfAUser, loyalty, exponent, seed);
    }
}
