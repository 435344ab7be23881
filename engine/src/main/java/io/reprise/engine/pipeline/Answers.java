package io.reprise.engine.pipeline;

import io.reprise.core.error.BadInputException;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.analysis.VideoFacts;
import io.reprise.engine.json.Answer;
import io.reprise.engine.json.SuggestionJson;
import io.reprise.engine.render.Timeline;
import io.reprise.engine.suggest.Suggestion;
import io.reprise.engine.suggest.Suggestions;
import io.reprise.media.VideoInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the JSON answer of a run. */
final class Answers {
    private final Request request;
    private final VideoAnalysis video;
    private final Suggestions found;

    private Answers(Request request, VideoAnalysis video, Suggestions found) {
        this.request = request;
        this.video = video;
        this.found = found;
    }

    static Answer of(
            Request request,
            VideoAnalysis video,
            Suggestions found,
            List<String> warnings,
            Map<String, Double> timings) {
        return new Answers(request, video, found).answer(warnings, timings);
    }

    /** The moments of an edited timeline as an answer; they are not ranked. */
    static Answer of(Timeline timeline, Request request, VideoInfo video, String sha256) throws BadInputException {
        List<SuggestionJson> suggestions = new ArrayList<>();
        for (TimeRange range : timeline.ranges()) {
            if (range.startMicros() >= video.durationMicros()) {
                throw new BadInputException(
                        "bad-timeline",
                        "suggestion " + (suggestions.size() + 1) + " of the timeline starts at " + range.startSeconds()
                                + " s, after the end of " + video.path() + "; correct it");
            }
            TimeRange inside = new TimeRange(range.startMicros(), Math.min(range.endMicros(), video.durationMicros()));
            suggestions.add(SuggestionJson.of(
                    null, new Suggestion(suggestions.size() + 1, 0, inside, 0, 0, Map.of(), List.of())));
        }
        Answer.Video seen = video(
                request.video(),
                sha256,
                video.durationMicros(),
                video.width(),
                video.height(),
                video.framesPerSecond(),
                video.streams().offsetMicros());
        return new Answer(
                seen,
                request.encoder(),
                "timeline",
                request.user(),
                0,
                false,
                null,
                null,
                null,
                suggestions,
                List.of(),
                Map.of());
    }

    private Answer answer(List<String> warnings, Map<String, Double> timings) {
        boolean all = request.all();
        VideoFacts facts = video.facts();
        return new Answer(
                video(
                        request.video(),
                        video.sha256(),
                        facts.durationMicros(),
                        facts.width(),
                        facts.height(),
                        facts.framesPerSecond(),
                        facts.offsetMicros()),
                found.encoder(),
                found.ranker(),
                request.user(),
                found.history(),
                found.personalised(),
                found.confidence().isPresent() ? found.confidence().getAsDouble() : null,
                all ? cuts() : null,
                all ? segments() : null,
                found.moments().stream()
                        .map(moment -> SuggestionJson.of(null, moment))
                        .toList(),
                warnings,
                timings);
    }

    private static Answer.Video video(
            Path path, String sha256, long micros, int width, int height, double fps, long offsetMicros) {
        return new Answer.Video(
                path.toString(),
                sha256,
                Micros.toSeconds(micros),
                width,
                height,
                Math.round(fps * 1000) / 1000.0,
                Micros.toSeconds(offsetMicros));
    }

    private @Nullable List<Double> cuts() {
        return Arrays.stream(found.cutsMicros()).mapToObj(Micros::toSeconds).toList();
    }

    private List<Answer.SegmentScore> segments() {
        return found.segments().stream().map(this::segment).toList();
    }

    private Answer.SegmentScore segment(Segment segment) {
        int i = segment.index();
        return new Answer.SegmentScore(
                i,
                segment.range().startSeconds(),
                segment.range().endSeconds(),
                found.scores().total()[i],
                SuggestionJson.tenth(found.percentiles()[i]),
                found.parts(i));
    }
}
