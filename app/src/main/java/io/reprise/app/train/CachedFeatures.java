package io.reprise.app.train;

import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.analysis.VideoAnalyser;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.history.FeatureSource;
import io.reprise.engine.history.HighlightRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Features of one encoder from the cache; the analyses used last stay in memory. For one thread. */
final class CachedFeatures implements FeatureSource {
    private static final int MOST_IN_MEMORY = 100;

    private final FeatureCache cache;
    private final Encoder encoder;
    private final Map<String, Optional<VideoAnalysis>> recent = new LinkedHashMap<>(16, .75f, true);

    /**
     * Features of a cache.
     *
     * @param encoder whose they are; it is not opened
     */
    CachedFeatures(FeatureCache cache, Encoder encoder) {
        this.cache = cache;
        this.encoder = encoder;
    }

    @Override
    public FeatureSpec spec() {
        return encoder.spec();
    }

    @Override
    public Optional<VideoAnalysis> video(String sha256) {
        Optional<VideoAnalysis> known =
                recent.computeIfAbsent(sha256, unknown -> VideoAnalyser.lookUp(cache, unknown, encoder));
        if (recent.size() > MOST_IN_MEMORY) {
            recent.remove(recent.keySet().iterator().next());
        }
        return known;
    }

    @Override
    public Optional<float[]> clip(HighlightRecord highlight) {
        return highlight
                .file()
                .flatMap(file -> VideoAnalyser.lookUp(cache, file, encoder))
                .map(VideoAnalysis::mean);
    }
}
