package io.reprise.engine.analysis;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.rank.SignalTrack;
import io.reprise.engine.process.CrashMarker;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
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
    private final boolean posters;
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
        this(encoder, hashes, cache, threads, listener, false);
    }

    private VideoAnalyser(
            Encoder encoder,
            ContentHash hashes,
            Optional<FeatureCache> cache,
            int threads,
            Listener listener,
            boolean posters) {
        this.encoder = encoder;
        this.hashes = hashes;
        this.cache = cache;
        this.threads = threads;
        this.listener = listener;
        this.posters = posters;
    }

    /** The same, which keeps {@link Posters} of what it decodes in the cache. */
    public VideoAnalyser withPosters() {
        return new VideoAnalyser(encoder, hashes, cache, threads, listener, true);
    }

    /**
     * A video that can be used: either its analysis is cached, or it was opened and probed.
     *
     * @param sha256 of its file
     * @param cached what is known already
     * @param tracks what some of the encoder's members saw before, though not all
     * @param probed what it is, where not all is known
     */
    public record Found(
            String sha256, Optional<VideoAnalysis> cached, List<FeatureTrack> tracks, Optional<VideoInfo> probed) {
        /** Which of an encoder's members have still to look. */
        public List<Encoder> missing(Encoder encoder) {
            return encoder.members().stream()
                    .filter(member -> track(member).isEmpty())
                    .toList();
        }

        private Optional<FeatureTrack> track(Encoder member) {
            return tracks.stream()
                    .filter(track -> track.spec().equals(member.spec()))
                    .findFirst();
        }
    }

    /**
     * Identifies a file, looks it up, and opens it only if it is not known.
     *
     * @throws BadInputException if it can't be used
     */
    public Found probe(Path path) throws BadInputException {
        String sha256 = hashes.of(path);
        List<FeatureTrack> tracks =
                cache.map(kept -> tracks(kept, sha256, encoder)).orElse(List.of());
        Optional<VideoAnalysis> cached = cache.flatMap(kept -> join(kept, sha256, encoder, tracks));
        if (cached.isPresent()) {
            return new Found(sha256, cached, tracks, Optional.empty());
        }
        CrashMarker.workingOn(path);
        return new Found(sha256, Optional.empty(), tracks, Optional.of(VideoProbe.probe(path)));
    }

    /** What is known of a video, after decoding it if need be, for those members that have not looked at it yet. */
    public VideoAnalysis analyse(Found found) throws BadInputException {
        return analyse(
                found,
                found.probed()
                        .map(video -> String.valueOf(video.path().getFileName()))
                        .orElse(""));
    }

    /** The same, of a file that the person who waits knows by another name. */
    public VideoAnalysis analyse(Found found, String name) throws BadInputException {
        if (found.cached().isPresent()) {
            return found.cached().get();
        }
        VideoInfo video = found.probed().orElseThrow();
        listener.stage("analysing " + name);
        VideoPass.Seen seen = pass(found.missing(encoder), found.sha256()).run(video);
        listener.done();
        keep(found.sha256(), seen);
        Iterator<FeatureTrack> fresh = seen.tracks().iterator();
        List<FeatureTrack> all = encoder.members().stream()
                .map(member -> found.track(member).orElseGet(fresh::next))
                .toList();
        return new VideoAnalysis(found.sha256(), seen.facts(), encoder.join(all), seen.signals());
    }

    /**
     * Looks at the beginning of a video alone, and keeps what it sees under {@link #firstOf}, as if that were all of it:
     * for suggestions while the rest is analysed.
     *
     * @param micros how much, less than the video has
     */
    public void analyseFirst(VideoInfo video, String sha256, long micros) throws BadInputException {
        keep(firstOf(sha256), pass(encoder.members(), sha256).first(video, micros));
    }

    private VideoPass pass(List<Encoder> members, String sha256) {
        Optional<Path> folder = posters ? cache.map(kept -> kept.entry(sha256)) : Optional.empty();
        return new VideoPass(members, threads, listener, folder);
    }

    /** The name under which the beginning of a video is kept. */
    public static String firstOf(String sha256) {
        return sha256 + "-first";
    }

    /** What is cached of a video that need not be at hand. */
    public Optional<VideoAnalysis> lookUp(String sha256) {
        return cache.flatMap(kept -> lookUp(kept, sha256, encoder));
    }

    /** What a cache holds of a video as an encoder sees it: the encoder is not opened, nothing but files is touched. */
    public static Optional<VideoAnalysis> lookUp(FeatureCache cache, String sha256, Encoder encoder) {
        return join(cache, sha256, encoder, tracks(cache, sha256, encoder));
    }

    /** What the encoder's members saw of a video before, in their order; fewer than there are where some did not. */
    private static List<FeatureTrack> tracks(FeatureCache cache, String sha256, Encoder encoder) {
        return encoder.members().stream()
                .flatMap(member -> cache.track(sha256, member.spec()).stream())
                .toList();
    }

    private static Optional<VideoAnalysis> join(
            FeatureCache cache, String sha256, Encoder encoder, List<FeatureTrack> tracks) {
        return tracks.size() < encoder.members().size()
                ? Optional.empty()
                : withRest(cache, sha256, encoder.join(tracks));
    }

    private static Optional<VideoAnalysis> withRest(FeatureCache cache, String sha256, FeatureTrack features) {
        Optional<VideoFacts> facts = cache.facts(sha256);
        Optional<FeatureTrack> signals = facts.flatMap(known -> cache.track(sha256, SignalTrack.SPEC));
        return signals.map(track -> new VideoAnalysis(sha256, facts.orElseThrow(), features, new SignalTrack(track)));
    }

    /** Whether it put anything into the cache. */
    public boolean hasKept() {
        return kept;
    }

    private void keep(String sha256, VideoPass.Seen seen) {
        if (cache.isEmpty()) {
            return;
        }
        try {
            for (FeatureTrack track : seen.tracks()) {
                cache.get().putTrack(sha256, track);
            }
            cache.get().putTrack(sha256, seen.signals().track());
            cache.get().putFacts(sha256, seen.facts());
            kept = true;
        } catch (IOException e) {
            listener.warning("the analysis could not be kept for next time: " + e.getMessage());
        }
    }
}
