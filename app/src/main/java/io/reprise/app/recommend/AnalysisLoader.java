package io.reprise.app.recommend;

import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.rank.RankableVideo;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.analysis.RankableVideos;
import io.reprise.engine.analysis.VideoAnalyser;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.history.FeatureSource;
import io.reprise.engine.history.HighlightRecord;
import java.util.Optional;

/** Analyses of the cache, kept in memory while they are used. Loads no native code. */
final class AnalysisLoader implements FeatureSource {
    private final FeatureCache cache;
    private final Encoder encoder;
    private final LruCache<String, VideoAnalysis> analyses;
    private final LruCache<String, RankableVideo> rankables;

    /**
     * A memory.
     *
     * @param encoder whose analyses they are; it is not opened
     * @param bytes how much of it analyses may take; cut into segments they take a little more
     */
    AnalysisLoader(FeatureCache cache, Encoder encoder, long bytes) {
        this.cache = cache;
        this.encoder = encoder;
        this.analyses = new LruCache<>(bytes, AnalysisLoader::size);
        this.rankables =
                new LruCache<>(bytes / 4, rankable -> rankable.features().values().length * (long) Float.BYTES);
    }

    private static long size(VideoAnalysis analysis) {
        return Float.BYTES
                * ((long) analysis.features().rows().values().length
                        + analysis.signals().track().rows().values().length);
    }

    @Override
    public FeatureSpec spec() {
        return encoder.spec();
    }

    @Override
    public Optional<VideoAnalysis> video(String sha256) {
        VideoAnalysis known = analyses.get(sha256);
        if (known != null) {
            return Optional.of(known);
        }
        return read(sha256);
    }

    @Override
    public Optional<float[]> clip(HighlightRecord highlight) {
        return highlight.file().flatMap(this::video).map(VideoAnalysis::mean);
    }

    @Override
    public RankableVideo shots(VideoAnalysis video) {
        return rankable(video, "shots");
    }

    /** One at a time: two hundred who ask for a film at once would each read it, and fill the memory. */
    private synchronized Optional<VideoAnalysis> read(String sha256) {
        VideoAnalysis known = analyses.get(sha256);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<VideoAnalysis> read = VideoAnalyser.lookUp(cache, sha256, encoder);
        read.ifPresent(analysis -> analyses.put(sha256, analysis));
        return read;
    }

    /** A video in segments, as {@link RankableVideos#of} makes it. */
    RankableVideo rankable(VideoAnalysis video, String segments) {
        String key = video.sha256() + " " + segments;
        RankableVideo known = rankables.get(key);
        if (known == null) {
            known = RankableVideos.of(video, segments);
            rankables.put(key, known);
        }
        return known;
    }
}
