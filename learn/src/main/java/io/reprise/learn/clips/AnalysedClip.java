package io.reprise.learn.clips;

import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.rank.SignalTrack;

/**
 * A clip as it was looked at, once.
 *
 * @param clip which
 * @param sha256 of its file
 * @param durationMicros its length
 * @param features vectors along it
 * @param signals generic signals along it
 */
public record AnalysedClip(Clip clip, String sha256, long durationMicros, FeatureTrack features, SignalTrack signals) {}
