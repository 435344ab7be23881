package io.reprise.app.pipeline;

import io.reprise.app.cache.ContentHash;
import io.reprise.app.cache.FeatureCache;
import io.reprise.app.cache.VideoFacts;
import io.reprise.app.process.CrashNote;
import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.rank.SignalTrack;
import io.reprise.core.trouble.BadInputException;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Looks at videos, each once: what the cache holds is taken from it and opens no video, what it lacks is decoded and
 * kept. The user never comes into it.
 */
public final class VideoAnalyser {
    private final Encoder encoder;
    private final ContentHash hashes;
    private final Optional<FeatureCache> cache;
    private final int threads;
    private final Listener listener;
    private boolean kept;

    /**
     * Prepares to look.
     *
     * @param encoder what looks; the caller closes it
     * @param cache where analyses are kept; empty to keep nothing
     * @param threads for decoding and looking, at least 1
     */
    public VideoAnalyser(
            Encoder encoder, ContentHash hashes, Optional<FeatureCache> cache, int threads, Listener listener) {
        this.encoder = encoder;
        this.hashes = hashes;
        this.cache = cache;
        this.threads = threads;
        this.listener = listener;
    }

    /**
     * A video that can be used: either its analysis is cached, or it was opened and probed.
     *
     * @param sha256 of its file
     * @param cached what is known already
     * @param probed what it is, where nothing is known
     */
    public record Found(String sha256, Optional<VideoAnalysis> cached, Optional<VideoInfo> probed) {}

    /**
     * Identifies a file, looks it up, and opens it only if it is not known.
     *
     * @throws BadInputException if it can't be used
     */
    public Found probe(Path path) throws BadInputException {
        String sha256 = hashes.of(path);
        Optional<VideoAnalysis> cached = lookUp(sha256);
        if (cached.isPresent()) {
            return new Found(sha256, cached, Optional.empty());
        }
        CrashNote.workingOn(path);
        return new Found(sha256, Optional.empty(), Optional.of(VideoProbe.probe(path)));
    }

    /** What is known of a video, after decoding it if need be. */
    public VideoAnalysis analyse(Found found) throws BadInputException {
        if (found.cached().isPresent()) {
            return found.cached().get();
        }
        VideoInfo video = found.probed().orElseThrow();
        listener.stage("analysing " + video.path().getFileName());
        VideoAnalysis analysis = new VideoPass(encoder, threads, listener).run(video, found.sha256());
        listener.done();
        keep(analysis);
        return analysis;
    }

    /**
     * Looks at the beginning of a video alone, and keeps what it sees under {@link #firstOf}, as if that were all of it:
     * for suggestions while the rest is analysed.
     *
     * @param micros how much, less than the video has
     */
    public void analyseFirst(VideoInfo video, String sha256, long micros) throws BadInputException {
        VideoPass pass = new VideoPass(encoder, threads, listener);
        keep(pass.first(video, firstOf(sha256), micros));
    }

    /** The name under which the beginning of a video is kept. */
    public static String firstOf(String sha256) {
        return sha256 + "-first";
    }

    /** What is cached of a video that need not be at hand. */
    public Optional<VideoAnalysis> lookUp(String sha256) {
        return cache.flatMap(kept -> lookUp(kept, sha256, encoder.spec()));
    }

    /** What a cache holds of a video, without any encoder at hand: nothing but files is touched. */
    public static Optional<VideoAnalysis> lookUp(FeatureCache cache, String sha256, FeatureSpec spec) {
        Optional<VideoFacts> facts = cache.facts(sha256);
        Optional<FeatureTrack> features = facts.flatMap(known -> cache.track(sha256, spec));
        Optional<FeatureTrack> signals = features.flatMap(known -> cache.track(sha256, SignalTrack.SPEC));
        return signals.map(track ->
                new VideoAnalysis(sha256, facts.orElseThrow(), features.orElseThrow(), new SignalTrack(track)));
    }

    /** Whether it put anything into the cache. */
    boolean hasKept() {
        return kept;
    }

    private void keep(VideoAnalysis analysis) {
        if (cache.isEmpty()) {
            return;
        }
        try {
            cache.get().putTrack(analysis.sha256(), analysis.features());
            cache.get().putTrack(analysis.sha256(), analysis.signals().track());
            cache.get().putFacts(analysis.sha256(), analysis.facts());
            kept = true;
        } catch (IOException e) {
            listener.warning("the analysis could not be kept for next time: " + e.getMessage());
        }
    }
}
