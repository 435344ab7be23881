package io.reprise.app.train;

import io.reprise.app.cache.FeatureCache;
import io.reprise.engine.analysis.RankableVideos;
import io.reprise.app.pipeline.VideoAnalyser;
import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.metric.SampleRange;
import io.reprise.core.rank.Appeal;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.time.Micros;
import io.reprise.core.trouble.BadInputException;
import io.reprise.learn.data.FeatureSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one encoder saw of videos, from the cache, in segments of equal length; those used last stay in memory. */
public final class CachedFeatures implements FeatureSource {
    private static final int MOST_IN_MEMORY = 200;

    private final FeatureCache cache;
    private final Encoder encoder;
    private final long segmentMicros;
    private final Map<String, RankableVideo> recent = new LinkedHashMap<>(16, .75f, true);

    /**
     * Features of a cache.
     *
     * @param encoder whose they are; it is not opened
     * @param segmentSeconds at least 0.1 and a multiple of it
     */
    public CachedFeatures(FeatureCache cache, Encoder encoder, double segmentSeconds) {
        double samples = segmentSeconds * SampleRange.PER_SECOND;
        if (!(samples >= 1 && samples <= 36_000) || Math.abs(samples - Math.rint(samples)) > 1e-9) {
            throw new IllegalArgumentException(
                    "the seconds of a segment are a multiple of 0.1 in [0.1, 3600], not " + segmentSeconds);
        }
        this.cache = cache;
        this.encoder = encoder;
        this.segmentMicros = Micros.ofSeconds(segmentSeconds);
    }

    /** The length of a video that was looked at; 0 of any other. */
    long durationMicros(String sha256) {
        return VideoAnalyser.lookUp(cache, sha256, encoder)
                .map(video -> video.facts().durationMicros())
                .orElse(0L);
    }

    @Override
    public FeatureSpec spec() {
        return encoder.spec();
    }

    @Override
    public long segmentMicros() {
        return segmentMicros;
    }

    @Override
    public FeatureMatrix segments(String sha256) throws BadInputException {
        return video(sha256).features();
    }

    @Override
    public List<Appeal> appeal(String sha256) throws BadInputException {
        return video(sha256).appeal();
    }

    private synchronized RankableVideo video(String sha256) throws BadInputException {
        RankableVideo known = recent.get(sha256);
        if (known != null) {
            return known;
        }
        RankableVideo read = VideoAnalyser.lookUp(cache, sha256, encoder)
                .map(video -> FastHalf.rankable(video, "uniform:" + Micros.toSeconds(segmentMicros)))
                .orElseThrow(() -> new BadInputException(
                        "no-features",
                        "the cache no longer knows the video " + sha256 + "; look at it again, or train anew"));
        recent.put(sha256, read);
        if (recent.size() > MOST_IN_MEMORY) {
            recent.remove(recent.keySet().iterator().next());
        }
        return read;
    }
}
