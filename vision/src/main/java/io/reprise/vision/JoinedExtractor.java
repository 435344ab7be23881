package io.reprise.vision;

import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.frame.FrameSink;
import java.util.List;

/** Describes one video by several extractors at once, which share its decoding. */
final class JoinedExtractor implements FeatureExtractor {
    private final FeatureSpec spec;
    private final List<FeatureExtractor> extractors;

    JoinedExtractor(FeatureSpec spec, List<FeatureExtractor> extractors) {
        this.spec = spec;
        this.extractors = List.copyOf(extractors);
    }

    @Override
    public FeatureSpec spec() {
        return spec;
    }

    @Override
    public List<FrameSink> sinks() {
        return extractors.stream().flatMap(e -> e.sinks().stream()).toList();
    }

    @Override
    public FeatureTrack finish() {
        return JoinedTracks.join(
                spec, extractors.stream().map(FeatureExtractor::finish).toList());
    }

    @Override
    public void close() {
        extractors.forEach(FeatureExtractor::close);
    }
}
