package io.reprise.engine.history;

import io.reprise.core.error.BadInputException;
import io.reprise.core.history.Origin;
import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.analysis.VideoAnalyser;
import io.reprise.engine.analysis.VideoAnalysis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes records of the highlights named with {@code --like}, analysing each. One that can't be used is named in a warning
 * and left out.
 */
public final class LikeRecords {
    /** A clip longer than this is hardly one highlight. */
    private static final long LONG_CLIP_MICROS = 60 * Micros.PER_SECOND;

    private final VideoAnalyser analyser;
    private final AnalysedFeatures features;
    private final Listener listener;

    /** Analyses with this analyser and adds what it finds to these features. */
    public LikeRecords(VideoAnalyser analyser, AnalysedFeatures features, Listener listener) {
        this.analyser = analyser;
        this.features = features;
        this.listener = listener;
    }

    /** Understands what was typed; folders are opened up. Of an unreadable folder there is a warning. */
    public static List<LikeSource> sources(List<String> likes, Listener listener) {
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

    /** One record for each that can be used, in their order; their features are in the feature source then. */
    public List<HighlightRecord> of(List<LikeSource> likes) {
        List<HighlightRecord> records = new ArrayList<>();
        for (int i = 0; i < likes.size(); i++) {
            LikeSource like = likes.get(i);
            try {
                VideoAnalyser.Found found = analyser.probe(like.file());
                VideoAnalysis analysis = analyser.analyse(found);
                records.add(like.range().isPresent() ? excerpt(like, analysis) : clip(like, analysis));
            } catch (BadInputException e) {
                listener.warning(like.name() + " is left out: " + e.getMessage());
            }
            listener.progress((i + 1) / (double) likes.size());
        }
        return records;
    }

    /** A part of a video at hand. */
    private HighlightRecord excerpt(LikeSource like, VideoAnalysis video) throws BadInputException {
        TimeRange range = video.inside(like.range().orElseThrow())
                .orElseThrow(() -> new BadInputException(
                        "beyond-the-end",
                        "the video is only " + Micros.toSeconds(video.facts().durationMicros())
                                + " s long; correct the range"));
        features.addVideo(video);
        return record(like, Optional.of(new Origin(video.sha256(), range)), List.of());
    }

    /** A whole file; if it was made by this program it says of which video. */
    private HighlightRecord clip(LikeSource like, VideoAnalysis clip) {
        if (clip.facts().durationMicros() > LONG_CLIP_MICROS) {
            listener.warning(like.name() + " is long for one highlight; name the part you like as " + like.name()
                    + "@START-END");
        }
        features.addClip(clip);
        return record(like, clip.facts().origin(), List.of(clip.sha256()));
    }

    private static HighlightRecord record(LikeSource like, Optional<Origin> origin, List<String> files) {
        return new HighlightRecord(like.name(), like.name(), OptionalLong.empty(), origin, OptionalLong.empty(), files);
    }
}
