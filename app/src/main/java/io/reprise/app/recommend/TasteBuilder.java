package io.reprise.app.recommend;

import io.reprise.app.pipeline.VideoAnalysis;
import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.StoredHighlight;
import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Origin;
import io.reprise.core.history.PassedOver;
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
 * it keeps. Of a video that something was clipped from, the rest counts as passed over; of one where moments were only
 * rejected, those do.
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
        List<PassedOver> passedOver = new ArrayList<>();
        kept.forEach((video, ranges) ->
                memory.get(video).flatMap(seen -> others(seen, ranges)).ifPresent(passedOver::add));
        Map<String, List<TimeRange>> made = new LinkedHashMap<>();
        kept.forEach((video, ranges) -> made.put(video, new ArrayList<>(ranges)));
        rejected.forEach((video, ranges) -> {
            made.computeIfAbsent(video, none -> new ArrayList<>()).addAll(ranges);
            stamp.append(" -").append(video).append(ranges);
            if (!kept.containsKey(video)) {
                memory.get(video).flatMap(seen -> these(seen, ranges)).ifPresent(passedOver::add);
            }
        });
        History history = new History(memory.spec(), highlights, passedOver);
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

    private Optional<PassedOver> others(VideoAnalysis video, List<TimeRange> made) {
        return some(video, segment -> made.stream().noneMatch(segment::overlaps));
    }

    private Optional<PassedOver> these(VideoAnalysis video, List<TimeRange> rejected) {
        return some(
                video,
                segment -> rejected.stream()
                        .anyMatch(range -> 2 * range.overlapMicros(segment)
                                > Math.min(range.lengthMicros(), segment.lengthMicros())));
    }

    private Optional<PassedOver> some(VideoAnalysis video, java.util.function.Predicate<TimeRange> which) {
        RankableVideo rankable = memory.rankable(video, "shots");
        List<float[]> rows = rankable.segments().stream()
                .filter(segment -> which.test(segment.range()))
                .map(segment -> rankable.features().row(segment.index()))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new PassedOver(video.sha256(), io.reprise.core.feature.FeatureMatrix.ofRows(rows)));
    }
}
