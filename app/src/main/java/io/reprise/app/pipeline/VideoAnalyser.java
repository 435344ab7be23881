package io.reprise.app.pipeline;

import io.reprise.app.cache.ContentHash;
import io.reprise.app.cache.FeatureCache;
import io.reprise.app.cache.VideoFacts;
import io.reprise.app.process.CrashNote;
import io.reprise.core.feature.Encoder;
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
final class VideoAnalyser {
    private final Encoder encoder;
    private final ContentHash hashes;
    private final Optional<FeatureCache> cache;
    private final int threads;
    private final Listener listener;

    VideoAnalyser(Encoder encoder, ContentHash hashes, Optional<FeatureCache> cache, int threads, Listener listener) {
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
    record Found(String sha256, Optional<VideoAnalysis> cached, Optional<VideoInfo> probed) {}

    /** Identifies a file, looks it up, and opens it only if it is not known. */
    Found probe(Path path) throws BadInputException {
        String sha256 = hashes.of(path);
        Optional<VideoAnalysis> cached = lookUp(sha256);
        if (cached.isPresent()) {
            return new Found(sha256, cached, Optional.empty());
        }
        CrashNote.workingOn(path);
        return new Found(sha256, Optional.empty(), Optional.of(VideoProbe.probe(path)));
    }

    /** What is known of a video, after decoding it if need be. */
    VideoAnalysis analyse(Found found) throws BadInputException {
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

    /** What is cached of a video that need not be at hand. */
    Optional<VideoAnalysis> lookUp(String sha256) {
        if (cache.isEmpty()) {
            return Optional.empty();
        }
        Optional<VideoFacts> facts = cache.get().facts(sha256);
        Optional<FeatureTrack> features = facts.flatMap(known -> cache.get().track(sha256, encoder.spec()));
        Optional<FeatureTrack> signals = features.flatMap(known -> cache.get().track(sha256, SignalTrack.SPEC));
        return signals.map(track ->
                new VideoAnalysis(sha256, facts.orElseThrow(), features.orElseThrow(), new SignalTrack(track)));
    }

    private void keep(VideoAnalysis analysis) {
        if (cache.isEmpty()) {
            return;
        }
        try {
            cache.get().putTrack(analysis.sha256(), analysis.features());
            cache.get().putTrack(analysis.sha256(), analysis.signals().track());
            cache.get().putFacts(analysis.sha256(), analysis.facts());
        } catch (IOException e) {
            listener.warning("the analysis could not be kept for next time: " + e.getMessage());
        }
    }
}
