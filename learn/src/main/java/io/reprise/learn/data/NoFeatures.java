package io.reprise.learn.data;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.metric.SampleRange;
import io.reprise.core.time.Micros;

/**
 * Stands in where a data set's videos are not at hand: one zero a segment, for rankers that look at times only.
 *
 * @param segmentSamples length of a segment in samples, 50 for the paper's 5 seconds
 */
public record NoFeatures(int segmentSamples) implements FeatureSource {
    @Override
    public FeatureSpec spec() {
        return FeatureSpec.single("none/1", 1);
    }

    @Override
    public long segmentMicros() {
        return segmentSamples * Micros.PER_SECOND / SampleRange.PER_SECOND;
    }

    @Override
    public FeatureMatrix segments(String videoId) {
        return FeatureMatrix.of(1, 1, new float[1]);
    }
}
