package io.reprise.app.recommend;

import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.rank.RankableVideo;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.analysis.RankableVideos;
import io.reprise.engine.analysis.Segmenters;
import io.reprise.engine.analysis.VideoAnalyser;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.analysis.VideoFacts;
import io.reprise.engine.history.FeatureSource;
import io.reprise.engine.history.HighlightRecord;
import io.reprise.engine.suggest.RankingSession;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** Analyses of the cache, kept in memory while they are used. Loads no native code. */
final class AnalysisLoader implements FeatureSource {
    private final FeatureCache cache;
    private final Encoder encoder;
    private final LruCache<String, VideoAnalysis> analyses;
    private final LruCache<String, RankableVideo> shots;

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
        this.shots = new LruCache<>(bytes / 4, rankable -> rankable.features().values().length * (long) Float.BYTES);
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

    /**
     * Estimate of the memory that ranking a video takes, in bytes: nothing large is read for it.
     *
     * @return empty if the video was not looked at
     * @throws io.reprise.core.error.InvalidValueException if the segments are none, or too many
     */
    OptionalLong rankingBytes(String sha256, String segments) {
        VideoAnalysis known = analyses.get(sha256);
        Optional<VideoFacts> facts = known == null ? cache.facts(sha256) : Optional.of(known.facts());
        long moments = known == null ? stored(sha256) : size(known);
        if (facts.isEmpty() || moments == 0) {
            return OptionalLong.empty();
        }
        int count = Segmenters.of(segments)
                .segment(facts.get().durationMicros(), facts.get().cutsMicros())
                .size();
        return OptionalLong.of(moments + RankingSession.bytes(count, spec().dim(), moments));
    }

    /** Whether a video's analysis is in memory. */
    boolean isInMemory(String sha256) {
        return analyses.get(sha256) != null;
    }

    private long stored(String sha256) {
        long[] members = encoder.members().stream()
                .mapToLong(member -> cache.bytes(sha256, member.spec()))
                .toArray();
        return Arrays.stream(members).anyMatch(bytes -> bytes == 0)
                ? 0
                : Arrays.stream(members).sum();
    }

    @Override
    public Optional<float[]> clip(HighlightRecord highlight) {
        return highlight.file().flatMap(this::video).map(VideoAnalysis::mean);
    }

    /** Without the moments, which would keep the whole analysis in memory. */
    @Override
    public RankableVideo shots(VideoAnalysis video) {
        RankableVideo known = shots.get(video.sha256());
        if (known == null) {
            RankableVideo cut = RankableVideos.of(video, "shots");
            known = new RankableVideo(
                    cut.id(), cut.durationMicros(), cut.segments(), cut.spec(), cut.features(), cut.appeal());
            shots.put(video.sha256(), known);
        }
        return known;
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
}
