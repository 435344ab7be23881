package io.reprise.learn.data;

/**
 * What some ranker says of one user's target video.
 *
 * @param userId the user
 * @param videoId the target video
 * @param scores one finite score a segment, larger is better
 */
public record Prediction(String userId, String videoId, double[] scores) {}
