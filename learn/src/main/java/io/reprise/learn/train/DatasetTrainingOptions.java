package io.reprise.learn.train;

import io.reprise.core.error.InvalidValueException;

/**
 * Which cases are made of a data set.
 *
 * @param labels which segments count as clipped
 * @param videosOfAUser most videos of one user that are learned from, the newest, at least 1
 * @param heldOutByVideo whether videos are held out, of whomever, because there are too few users to hold any out
 * @param sources whether histories hold their source videos, for rankers that look at them
 * @param recentFloats numbers of recently read histories that are kept in memory
 */
public record DatasetTrainingOptions(
        Labels labels, int videosOfAUser, boolean heldOutByVideo, boolean sources, long recentFloats) {
    public DatasetTrainingOptions {
        if (videosOfAUser < 1 || recentFloats < 0) {
            throw new InvalidValueException(
                    "videosOfAUser",
                    "need at least 1 video of a user and no negative memory, not " + videosOfAUser + ", "
                            + recentFloats);
        }
    }

    /** The paper's labels, 20 videos of a user, and a sixteenth of the heap for recent histories. */
    public static DatasetTrainingOptions standard() {
        long floats = Runtime.getRuntime().maxMemory() / 16 / Float.BYTES;
        return new DatasetTrainingOptions(Labels.STANDARD, 20, false, false, floats);
    }
}
