package io.reprise.app.pipeline;

import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.StoredHighlight;
import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.Origin;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import io.reprise.core.trouble.BadInputException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A stored highlight as a ranker sees it. */
final class StoredView {
    private StoredView() {}

    /**
     * Its vector from the video it was cut from, where that was looked at; otherwise from its own file.
     *
     * @param video what is known of the video it was cut from
     */
    static Highlight of(StoredHighlight stored, Optional<VideoAnalysis> video, StoredLoader loader)
            throws BadInputException {
        HighlightSource source = stored.source();
        Optional<Origin> origin = Optional.ofNullable(source).map(from -> new Origin(from.sha256(), from.range()));
        OptionalDouble position = source == null ? OptionalDouble.empty() : position(source, video);
        if (source != null
                && video.isPresent()
                && source.range().startMicros() < video.get().facts().durationMicros()) {
            long end = Math.min(source.range().endMicros(), video.get().facts().durationMicros());
            float[] vector = mean(video.get(), new TimeRange(source.range().startMicros(), end));
            return new Highlight(stored.id(), vector, position, origin);
        }
        return new Highlight(stored.id(), loader.clip(stored), position, origin);
    }

    private static OptionalDouble position(HighlightSource source, Optional<VideoAnalysis> video) {
        if (video.isEmpty()) {
            return source.position();
        }
        double middle =
                source.range().middleMicros() / (double) video.get().facts().durationMicros();
        return OptionalDouble.of(Math.min(1, middle));
    }

    private static float[] mean(VideoAnalysis seen, TimeRange range) {
        return SegmentPooling.mean(seen.features(), List.of(new Segment(0, range)))
                .row(0);
    }
}
