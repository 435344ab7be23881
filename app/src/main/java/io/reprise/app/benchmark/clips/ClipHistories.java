package io.reprise.app.benchmark.clips;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.history.History;
import io.reprise.core.history.Origin;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.history.FeatureSource;
import io.reprise.engine.history.HighlightRecord;
import io.reprise.engine.history.HistoryAssembler;
import io.reprise.engine.history.PersonRecord;
import io.reprise.learn.clips.AnalysedClip;
import io.reprise.learn.clips.Clip;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Histories of whole files as {@code --like FILE} gives them, put together by the product's own {@link HistoryAssembler}:
 * source videos are not at hand.
 */
final class ClipHistories implements FeatureSource {
    private final FeatureSpec spec;
    private final Map<Clip, HighlightRecord> records = new HashMap<>();
    private final Map<String, float[]> vectors = new HashMap<>();

    /**
     * Gets ready.
     *
     * @param files what each clip's file looks like: the clip itself, or a GIF made of it
     * @param origins where a file says it was cut from; empty for one that does not
     */
    ClipHistories(FeatureSpec spec, Map<Clip, AnalysedClip> files, Map<Clip, Origin> origins) {
        this.spec = spec;
        files.forEach((clip, file) -> {
            Segment whole = new Segment(0, new TimeRange(0, file.durationMicros()));
            vectors.put(
                    file.sha256(),
                    SegmentPooling.mean(file.features(), List.of(whole)).row(0));
            records.put(
                    clip,
                    new HighlightRecord(
                            clip.name(),
                            clip.name(),
                            OptionalLong.empty(),
                            Optional.ofNullable(origins.get(clip)),
                            OptionalLong.empty(),
                            List.of(file.sha256())));
        });
    }

    /** The history that these clips are, the oldest first. */
    History of(List<Clip> clips) {
        List<HighlightRecord> highlights = clips.stream()
                .map(clip -> Objects.requireNonNull(records.get(clip), clip.name()))
                .toList();
        return HistoryAssembler.assemble(PersonRecord.NONE.with(highlights), this)
                .history();
    }

    @Override
    public FeatureSpec spec() {
        return spec;
    }

    @Override
    public Optional<VideoAnalysis> video(String sha256) {
        return Optional.empty();
    }

    @Override
    public Optional<float[]> clip(HighlightRecord highlight) {
        return highlight.file().flatMap(file -> Optional.ofNullable(vectors.get(file)));
    }
}
