package io.reprise.app.recommend;

import io.reprise.app.pipeline.VideoAnalysis;
import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.StoredHighlight;
import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Negative;
import io.reprise.core.history.Origin;
import io.reprise.core.history.SourceVideo;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Makes a taste of what is stored: a highlight is seen in its source video, where that was looked at, otherwise in the file
 * it keeps. What was rejected is a negative.
 */
final class TasteBuilder {
    private final AnalysisMemory memory;
    private final List<Highlight> highlights = new ArrayList<>();
    private final List<StoredHighlight> unseen = new ArrayList<>();
    private final Map<String, List<TimeRange>> kept = new LinkedHashMap<>();
    private final StringBuilder stamp = new StringBuilder();

    TasteBuilder(AnalysisMemory memory) {
        this.memory = memory;
    }

    /**
     * Makes it.
     *
     * @param stored the history, oldest first
     * @param rejected ranges of videos, by their content
     */
    Taste build(List<StoredHighlight> stored, Map<String, List<TimeRange>> rejected) {
        stored.forEach(this::add);
        List<SourceVideo> sources = new ArrayList<>();
        kept.forEach((video, ranges) ->
                memory.get(video).map(seen -> source(seen, ranges)).ifPresent(sources::add));
        Map<String, List<TimeRange>> made = new LinkedHashMap<>();
        kept.forEach((video, ranges) -> made.put(video, new ArrayList<>(ranges)));
        List<Negative> negatives = new ArrayList<>();
        rejected.forEach((video, ranges) -> {
            made.computeIfAbsent(video, none -> new ArrayList<>()).addAll(ranges);
            stamp.append(" -").append(video).append(ranges);
            memory.get(video).ifPresent(seen -> ranges.forEach(range -> inside(seen, range)
                    .ifPresent(vector -> negatives.add(new Negative(
                            vector, Negative.REJECTED, Optional.of(new Origin(video, range)))))));
        });
        History history = new History(memory.spec(), highlights, sources, negatives);
        return new Taste(history, stamp.toString(), made, List.copyOf(unseen));
    }

    private void add(StoredHighlight one) {
        HighlightSource source = one.source();
        Optional<float[]> vector = source == null ? Optional.empty() : inSource(source);
        vector = vector.or(() -> inFile(one.kept())).or(() -> inFile(one.clip()));
        if (source != null) {
            kept.computeIfAbsent(source.sha256(), none -> new ArrayList<>()).add(source.range());
        }
        stamp.append(' ').append(one.id()).append(source == null ? "" : source.range());
        if (vector.isEmpty()) {
            unseen.add(one);
            stamp.append('?');
            return;
        }
        OptionalDouble position = source == null ? OptionalDouble.empty() : source.position();
        Optional<Origin> origin =
                source == null ? Optional.empty() : Optional.of(new Origin(source.sha256(), source.range()));
        highlights.add(new Highlight(one.id(), vector.get(), position, origin));
    }

    private Optional<float[]> inSource(HighlightSource source) {
        return memory.get(source.sha256()).flatMap(video -> inside(video, source.range()));
    }

    private Optional<float[]> inside(VideoAnalysis video, TimeRange range) {
        long end = Math.min(range.endMicros(), video.facts().durationMicros());
        return range.startMicros() >= end
                ? Optional.empty()
                : Optional.of(mean(video, new TimeRange(range.startMicros(), end)));
    }

    private Optional<float[]> inFile(@org.jspecify.annotations.Nullable String sha256) {
        return Optional.ofNullable(sha256)
                .flatMap(memory::get)
                .map(clip -> mean(clip, new TimeRange(0, clip.facts().durationMicros())));
    }

    private static float[] mean(VideoAnalysis video, TimeRange range) {
        return SegmentPooling.mean(video.features(), List.of(new Segment(0, range)))
                .row(0);
    }

    private SourceVideo source(VideoAnalysis video, List<TimeRange> clipped) {
        RankableVideo rankable = memory.rankable(video, "shots");
        return SourceVideo.of(video.sha256(), memory.spec(), rankable.segments(), rankable.features(), clipped);
    }
}
