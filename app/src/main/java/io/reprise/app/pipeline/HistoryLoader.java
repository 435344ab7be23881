package io.reprise.app.pipeline;

import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.StoredHighlight;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Origin;
import io.reprise.core.history.SourceVideo;
import io.reprise.core.segment.Segment;
import io.reprise.core.segment.Segmenter;
import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import io.reprise.core.trouble.BadInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Makes a history of the highlights named with {@code --like}: looks at each with the run's encoder, and where the video
 * it comes from is known, adds its position and how the rest of it looks. One that can't be read is named in a warning
 * and the rest go on; if none can be, the history is empty and the ranking generic.
 */
final class HistoryLoader {
    /** A clip longer than this is hardly one highlight. */
    private static final long LONG_CLIP_MICROS = 60 * Micros.PER_SECOND;

    private final VideoAnalyser analyser;
    private final Segmenter segmenter;
    private final Listener listener;
    private final Map<String, VideoAnalysis> sources = new LinkedHashMap<>();
    private final List<Highlight> highlights = new ArrayList<>();

    private final Set<String> looked = new HashSet<>();

    HistoryLoader(VideoAnalyser analyser, Segmenter segmenter, Listener listener) {
        this.analyser = analyser;
        this.segmenter = segmenter;
        this.listener = listener;
    }

    /** Understands what was typed; folders are opened up. Of an unreadable folder there is a warning. */
    static List<LikeSource> sources(List<String> likes, Listener listener) {
        List<LikeSource> found = new ArrayList<>();
        for (String like : likes) {
            try {
                List<LikeSource> here = LikeSource.parse(like);
                if (here.isEmpty()) {
                    listener.warning("there is no GIF, WebP or video in the folder " + like);
                }
                found.addAll(here);
            } catch (IOException e) {
                listener.warning("cannot look into " + like + ": " + e.getMessage());
            }
        }
        return found;
    }

    /**
     * Loads the history: what is stored, then what was named; a file that is stored and named counts once.
     *
     * @param stored oldest first
     * @param video the video that will be ranked: highlights may come from it
     */
    History load(List<StoredHighlight> stored, StoredLoader loader, List<LikeSource> likes, VideoAnalysis video) {
        sources.put(video.sha256(), video);
        double all = stored.size() + likes.size();
        for (int i = 0; i < stored.size(); i++) {
            add(stored.get(i), loader);
            listener.progress((i + 1) / all);
        }
        for (int i = 0; i < likes.size(); i++) {
            add(likes.get(i));
            listener.progress((stored.size() + i + 1) / all);
        }
        if (highlights.isEmpty() && all > 0) {
            listener.warning("no highlight could be read: the ranking is generic, not personal");
        }
        return new History(video.features().spec(), highlights, sourceVideos(), List.of());
    }

    private void add(StoredHighlight stored, StoredLoader loader) {
        HighlightSource source = stored.source();
        if (stored.kept() != null) {
            looked.add(stored.kept());
        }
        try {
            Optional<VideoAnalysis> video = Optional.empty();
            if (source != null) {
                video = Optional.ofNullable(sources.get(source.sha256())).or(() -> loader.source(stored));
                video.ifPresent(known -> sources.putIfAbsent(known.sha256(), known));
            }
            highlights.add(StoredView.of(stored, video, loader));
        } catch (BadInputException e) {
            listener.warning("the stored highlight " + stored.name() + " is left out: " + e.getMessage());
        }
    }

    private void add(LikeSource like) {
        try {
            VideoAnalysis analysis = analysis(like);
            if (like.range().isEmpty() && looked.contains(analysis.sha256())) {
                return;
            }
            highlights.add(like.range().isPresent() ? excerpt(like, analysis) : clip(like, analysis));
        } catch (BadInputException e) {
            listener.warning(like.name() + " is left out: " + e.getMessage());
        }
    }

    private VideoAnalysis analysis(LikeSource like) throws BadInputException {
        VideoAnalyser.Found found = analyser.probe(like.file());
        VideoAnalysis seen = sources.get(found.sha256());
        return seen != null ? seen : analyser.analyse(found);
    }

    /** A part of a video at hand. */
    private Highlight excerpt(LikeSource like, VideoAnalysis video) throws BadInputException {
        TimeRange wanted = like.range().orElseThrow();
        long duration = video.facts().durationMicros();
        if (wanted.startMicros() >= duration) {
            throw new BadInputException(
                    "beyond-the-end", "the video is only " + Micros.toSeconds(duration) + " s long; correct the range");
        }
        TimeRange range = new TimeRange(wanted.startMicros(), Math.min(wanted.endMicros(), duration));
        sources.put(video.sha256(), video);
        return highlight(like, video, range, Optional.of(new Origin(video.sha256(), range)));
    }

    /** A whole file; if it was made by this program it says of which video. */
    private Highlight clip(LikeSource like, VideoAnalysis clip) {
        if (clip.facts().durationMicros() > LONG_CLIP_MICROS) {
            listener.warning(like.name() + " is long for one highlight; name the part you like as " + like.name()
                    + "@START-END");
        }
        Optional<Origin> origin = clip.facts().origin();
        origin.ifPresent(
                from -> analyser.lookUp(from.video()).ifPresent(video -> sources.putIfAbsent(from.video(), video)));
        return highlight(like, clip, new TimeRange(0, clip.facts().durationMicros()), origin);
    }

    private Highlight highlight(LikeSource like, VideoAnalysis seen, TimeRange range, Optional<Origin> origin) {
        FeatureMatrix vector = SegmentPooling.mean(seen.features(), List.of(new Segment(0, range)));
        return new Highlight(
                like.name(), vector.row(0), origin.map(this::position).orElse(OptionalDouble.empty()), origin);
    }

    private OptionalDouble position(Origin origin) {
        VideoAnalysis source = sources.get(origin.video());
        if (source == null) {
            return OptionalDouble.empty();
        }
        double position =
                origin.range().middleMicros() / (double) source.facts().durationMicros();
        return OptionalDouble.of(Math.min(1, position));
    }

    private List<SourceVideo> sourceVideos() {
        List<SourceVideo> all = new ArrayList<>();
        for (VideoAnalysis source : sources.values()) {
            List<TimeRange> made = made(highlights, source.sha256());
            if (!made.isEmpty()) {
                List<Segment> segments = segmenter.segment(
                        source.facts().durationMicros(), source.facts().cutsMicros());
                all.add(SourceVideo.of(
                        source.sha256(),
                        source.features().spec(),
                        segments,
                        SegmentPooling.mean(source.features(), segments),
                        made));
            }
        }
        return all;
    }

    /** The ranges of a video that are highlights already. */
    static List<TimeRange> made(List<Highlight> highlights, String sha256) {
        return highlights.stream()
                .flatMap(highlight -> highlight.origin().stream())
                .filter(origin -> origin.video().equals(sha256))
                .map(Origin::range)
                .toList();
    }
}
