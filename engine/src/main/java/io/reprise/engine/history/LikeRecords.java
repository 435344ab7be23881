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
 * and left out; single pictures in folders, and copies of others, are no taste and told in one warning each.
 */
public final class LikeRecords {
    /** Names of what is left out that are told; of more, how many there are. */
    private static final int MOST_NAMED = 3;

    private final VideoAnalyser analyser;
    private final AnalysedFeatures features;
    private final Listener listener;
    private final CopyCheck copies = new CopyCheck();
    private final List<String> stills = new ArrayList<>();
    private final List<String> repeated = new ArrayList<>();

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
                VideoAnalysis analysis = analyser.analyse(analyser.probe(like.file()));
                if (like.range().isPresent()) {
                    records.add(excerpt(like, analysis));
                } else {
                    clip(like, analysis).ifPresent(records::add);
                }
            } catch (BadInputException e) {
                if (like.inFolder() && e.code().equals("still")) {
                    stills.add(like.name());
                } else {
                    listener.warning(like.name() + " is left out: " + e.getMessage());
                }
            }
            listener.progress((i + 1) / (double) likes.size());
        }
        leftOut(
                stills,
                " single picture is left out, a highlight moves: ",
                " single pictures are left out, highlights move: ");
        leftOut(
                repeated,
                " file shows the same as another and counts once: ",
                " files show the same as others and count once: ");
        return records;
    }

    private void leftOut(List<String> names, String one, String several) {
        if (!names.isEmpty()) {
            String some = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMED)));
            listener.warning(names.size()
                    + (names.size() == 1 ? one : several)
                    + some
                    + (names.size() > MOST_NAMED ? ", ..." : ""));
        }
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

    /** A whole file; if it was made by this program it says of which video. Empty for a copy of another. */
    private Optional<HighlightRecord> clip(LikeSource like, VideoAnalysis clip) throws BadInputException {
        HighlightRules.requireMoving(
                like.name(), clip.facts().framesPerSecond(), clip.facts().durationMicros());
        Optional<LikeSource> same = copies.add(like, clip);
        if (same.isPresent()) {
            repeated.add(like.name() + " (as " + same.get().name() + ")");
            return Optional.empty();
        }
        if (clip.facts().durationMicros() > HighlightRules.LONGEST_MICROS) {
            listener.warning(like.name() + " is long for one highlight; name the part you like as " + like.name()
                    + "@START-END");
        }
        features.addClip(clip);
        return Optional.of(record(like, clip.facts().origin(), List.of(clip.sha256())));
    }

    private static HighlightRecord record(LikeSource like, Optional<Origin> origin, List<String> files) {
        return new HighlightRecord(like.name(), like.name(), OptionalLong.empty(), origin, OptionalLong.empty(), files);
    }
}
