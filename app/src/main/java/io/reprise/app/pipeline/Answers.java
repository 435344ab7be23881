package io.reprise.app.pipeline;

import io.reprise.app.cache.VideoFacts;
import io.reprise.core.segment.Segment;
import io.reprise.core.select.Choice;
import io.reprise.core.select.Percentiles;
import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import io.reprise.core.trouble.BadInputException;
import io.reprise.media.VideoInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what a run found, in the answer's shape. */
final class Answers {
    private final Ranked ranked;
    private final Reasons reasons;
    private final double[] percentiles;

    private Answers(Ranked ranked) {
        this.ranked = ranked;
        this.reasons = new Reasons(ranked.rankable(), ranked.history(), ranked.names());
        this.percentiles = Percentiles.of(ranked.scores().total());
    }

    static Answer of(Ranked ranked, List<String> warnings, Map<String, Double> timings) {
        return new Answers(ranked).tell(warnings, timings);
    }

    /** The moments of an edited timeline, which nobody ranked, as an answer. */
    static Answer of(Timeline timeline, Request request, VideoInfo video, String sha256) throws BadInputException {
        List<Answer.Suggestion> suggestions = new ArrayList<>();
        for (TimeRange range : timeline.ranges()) {
            if (range.startMicros() >= video.durationMicros()) {
                throw new BadInputException(
                        "bad-timeline",
                        "suggestion " + (suggestions.size() + 1) + " of the timeline starts at " + range.startSeconds()
                                + " s, after the end of " + video.path() + "; correct it");
            }
            long end = Math.min(range.endMicros(), video.durationMicros());
            suggestions.add(new Answer.Suggestion(
                    suggestions.size() + 1,
                    range.startSeconds(),
                    Micros.toSeconds(end),
                    0,
                    0,
                    Map.of(),
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
        }
        Answer.Video seen = new Answer.Video(
                request.video().toString(),
                sha256,
                Micros.toSeconds(video.durationMicros()),
                video.width(),
                video.height(),
                Math.round(video.framesPerSecond() * 1000) / 1000.0);
        return new Answer(
                seen,
                request.encoder(),
                "timeline",
                request.user(),
                0,
                false,
                null,
                null,
                suggestions,
                List.of(),
                Map.of());
    }

    private Answer tell(List<String> warnings, Map<String, Double> timings) {
        boolean all = ranked.request().all();
        return new Answer(
                video(),
                ranked.rankable().spec().encoder(),
                ranked.ranker(),
                ranked.request().user(),
                ranked.history().size(),
                !ranked.history().isEmpty(),
                all ? cuts() : null,
                all ? segments() : null,
                ranked.choices().stream().map(this::suggestion).toList(),
                warnings,
                timings);
    }

    private Answer.Video video() {
        VideoFacts facts = ranked.video().facts();
        return new Answer.Video(
                ranked.request().video().toString(),
                ranked.video().sha256(),
                Micros.toSeconds(facts.durationMicros()),
                facts.width(),
                facts.height(),
                Math.round(facts.framesPerSecond() * 1000) / 1000.0);
    }

    private @Nullable List<Double> cuts() {
        return Arrays.stream(ranked.video().facts().cutsMicros())
                .mapToObj(Micros::toSeconds)
                .toList();
    }

    private List<Answer.SegmentScore> segments() {
        return ranked.rankable().segments().stream().map(this::segment).toList();
    }

    private Answer.SegmentScore segment(Segment segment) {
        int i = segment.index();
        return new Answer.SegmentScore(
                i,
                segment.range().startSeconds(),
                segment.range().endSeconds(),
                ranked.scores().total()[i],
                percentile(percentiles[i]),
                parts(i));
    }

    private Answer.Suggestion suggestion(Choice choice) {
        return new Answer.Suggestion(
                choice.rank(),
                choice.range().startSeconds(),
                choice.range().endSeconds(),
                choice.score(),
                percentile(choice.percentile()),
                parts(choice.segment()),
                reasons.of(choice.segment()),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private Map<String, Double> parts(int segment) {
        return ranked.scores().parts().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, part -> part.getValue()[segment], (a, b) -> a, LinkedHashMap::new));
    }

    private static double percentile(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
