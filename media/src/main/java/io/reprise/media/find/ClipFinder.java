package io.reprise.media.find;

import io.reprise.core.error.BadInputException;
import io.reprise.core.time.TimeRange;
import io.reprise.media.AnalysisOptions;
import io.reprise.media.Depth;
import io.reprise.media.VideoInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Finds clips in one video: it is decoded once into small grey pictures, then every clip is slid along it, coarsely, and
 * to the frame where it may be. Pictures may be scaled, squeezed, dithered and at another rate; the speed is the video's
 * own. A clip in which nothing moves could be anywhere and is not found.
 */
public final class ClipFinder {
    private static final MatchOptions MATCH = MatchOptions.STANDARD;

    private final VideoInfo video;
    private final AnalysisOptions options;
    private final FrameFingerprints coarse;

    private ClipFinder(VideoInfo video, AnalysisOptions options, FrameFingerprints coarse) {
        this.video = video;
        this.options = options;
        this.coarse = coarse;
    }

    /**
     * Where a clip was found.
     *
     * @param range in the video
     * @param similarity how sure, in [0, 1]: the correlation of what moves
     */
    public record Found(TimeRange range, double similarity) {}

    /**
     * Looks at a video, all of it.
     *
     * @param threads for decoding, at least 1
     * @param cancelled asked often; once it says true it ends with {@link java.util.concurrent.CancellationException}
     * @throws BadInputException if it can't be decoded
     */
    public static ClipFinder in(VideoInfo video, int threads, BooleanSupplier cancelled) throws BadInputException {
        AnalysisOptions options = AnalysisOptions.standard()
                .withDepth(Depth.ALL)
                .withSoundRate(0)
                .withThreads(threads)
                .withCancelled(cancelled);
        double rate = Math.min(MATCH.picturesPerSecond(), MATCH.mostPictures() / (video.durationMicros() / 1e6));
        return new ClipFinder(video, options, FrameFingerprints.of(video, rate, options));
    }

    /**
     * Finds a clip.
     *
     * @param clip a GIF, WebP or video, shorter than this video
     * @return where it is; empty if it isn't in this video, or nothing moves in it
     * @throws BadInputException if it, or this video now, can't be decoded
     */
    public Optional<Found> find(VideoInfo clip) throws BadInputException {
        if (clip.durationMicros() > video.durationMicros() + MATCH.aroundMicros()) {
            return Optional.empty();
        }
        FrameFingerprints pictures = FrameFingerprints.of(clip, 0, options);
        if (pictures.size() < 2) {
            return Optional.empty();
        }
        long length = Math.min(clip.durationMicros(), pictures.lengthMicros());
        Optional<Found> best = Optional.empty();
        for (long place : places(ClipSamples.of(pictures, MATCH.coarseSamples()), length)) {
            Optional<Found> here = near(place, ClipSamples.of(pictures, MATCH.fineSamples()), length);
            if (here.isPresent()
                    && here.get().similarity() > best.map(Found::similarity).orElse(0.0)) {
                best = here;
            }
        }
        return best;
    }

    private record Place(long micros, FrameSimilarity similarity) {}

    /** The most promising beginnings, best first, none close to a better one. */
    private List<Long> places(ClipSamples clip, long length) {
        List<Place> all = new ArrayList<>();
        for (int i = 0;
                i < coarse.size() && coarse.timeMicros(i) + length <= video.durationMicros() + MATCH.aroundMicros();
                i++) {
            FrameSimilarity similarity = clip.compare(coarse, coarse.timeMicros(i));
            if (similarity.looks() >= MATCH.coarsePicture() && similarity.moves() >= MATCH.coarseMovement()) {
                all.add(new Place(coarse.timeMicros(i), similarity));
            }
        }
        all.sort(Comparator.comparingDouble((Place place) -> place.similarity().sum())
                .reversed());
        List<Long> chosen = new ArrayList<>();
        for (Place place : all) {
            boolean close = chosen.stream().anyMatch(other -> Math.abs(other - place.micros()) < MATCH.aroundMicros());
            if (!close && chosen.size() < MATCH.mostPlaces()) {
                chosen.add(place.micros());
            }
        }
        return chosen;
    }

    /** The best beginning around one, with every frame there; empty if even that is not the clip. */
    private Optional<Found> near(long place, ClipSamples clip, long length) throws BadInputException {
        long from = Math.max(0, place - 2 * MATCH.aroundMicros());
        long to = Math.min(video.durationMicros(), place + length + 2 * MATCH.aroundMicros());
        FrameFingerprints frames = FrameFingerprints.of(video, 0, options.withRange(new TimeRange(from, to)));
        long best = -1;
        FrameSimilarity similarity = new FrameSimilarity(0, 0);
        for (long start = Math.max(0, place - MATCH.aroundMicros());
                start <= place + MATCH.aroundMicros();
                start += MATCH.stepMicros()) {
            FrameSimilarity here = clip.compare(frames, start);
            if (here.looks() >= MATCH.picture() && here.moves() > similarity.moves()) {
                best = start;
                similarity = here;
            }
        }
        long end = Math.min(video.durationMicros(), best + length);
        return best >= 0 && similarity.moves() >= MATCH.movement() && end > best
                ? Optional.of(new Found(new TimeRange(best, end), Math.min(1, similarity.moves())))
                : Optional.empty();
    }
}
