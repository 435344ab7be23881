package io.reprise.app.pipeline;

import io.reprise.app.cache.VideoFacts;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.rank.SignalTrack;

/**
 * What is known of a video once it was looked at, by whoever it is ranked for: the slow half of a run, as cached.
 *
 * @param sha256 of its file, in hexadecimal digits: its identity
 * @param facts length, size, cuts
 * @param features vectors along it, of the run's encoder
 * @param signals generic signals along it
 */
public record VideoAnalysis(String sha256, VideoFacts facts, FeatureTrack features, SignalTrack signals) {}
