package io.reprise.core.history;

import io.reprise.core.feature.FeatureMatrix;

/**
 * The segments of a source video that this person did not clip: weak negatives, to be compared with the highlights of
 * the same video.
 *
 * @param video what identifies the video, the same as in the highlights cut from it; empty where unknown
 * @param segments their vectors [segments][dim], at least one
 */
public record PassedOver(String video, FeatureMatrix segments) {
    public PassedOver {
        if (segments.rows() == 0) {
            throw new IllegalArgumentException("no segments passed over in video '" + video + "'; leave it out");
        }
    }
}
