package io.reprise.learn.evaluate;

/**
 * How well a ranking of one user's target video agrees with what the user clipped; fractions.
 *
 * @param userId the user
 * @param videoId the target video
 * @param historySize number of GIFs in the user's history
 * @param averagePrecision in (0, 1]
 * @param nmsd in [0, 1], smaller is better; NaN where every GIF covers the whole video: such a video does not count
 * @param recallAt5 in [0, 1]
 */
public record VideoScore(
        String userId, String videoId, int historySize, double averagePrecision, double nmsd, double recallAt5) {}
