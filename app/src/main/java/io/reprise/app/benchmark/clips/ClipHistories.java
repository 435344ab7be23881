package io.reprise.app.benchmark.clips;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import io.reprise.learn.clips.AnalysedClip;
import io.reprise.learn.clips.Clip;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** Histories of whole files of which nothing is known but their looks: what {@code --like FILE} gives. */
final class ClipHistories {
    private ClipHistories() {}

    /** A history of these clips, the oldest first. */
    static History of(FeatureSpec spec, Map<Clip, AnalysedClip> analysed, List<Clip> clips) {
        List<Highlight> highlights = clips.stream()
                .map(clip -> highlight(Objects.requireNonNull(analysed.get(clip), clip.name())))
                .toList();
        return History.of(spec, highlights);
    }

    private static Highlight highlight(AnalysedClip clip) {
        Segment whole = new Segment(0, new TimeRange(0, clip.durationMicros()));
        float[] vector = SegmentPooling.mean(clip.features(), List.of(whole)).row(0);
        return new Highlight(clip.clip().name(), vector, OptionalDouble.empty());
    }
}
