package io.reprise.app.pipeline;

import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.history.History;
import io.reprise.core.rank.AppealPooling;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.Scores;
import io.reprise.core.segment.Segment;
import io.reprise.core.select.Choice;
import io.reprise.core.select.ChooseOptions;
import io.reprise.core.select.Chooser;
import io.reprise.core.select.Percentiles;
import io.reprise.core.time.TimeRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The personal half of the way of the data alone, for whoever has analyses at hand: no file, no pixel, no native code. */
public final class FastHalf {
    private FastHalf() {}

    /**
     * What ranking came to.
     *
     * @param scores one a segment
     * @param percentiles one a segment, in [0, 100]
     * @param choices the chosen moments, best first
     * @param because for each choice, the highlights it is most like
     */
    public record Outcome(
            Scores scores, double[] percentiles, List<Choice> choices, List<List<Answer.Reason>> because) {}

    /** A video as a ranker sees it. */
    public static RankableVideo rankable(VideoAnalysis video, List<Segment> segments) {
        return new RankableVideo(
                video.sha256(),
                video.facts().durationMicros(),
                segments,
                video.features().spec(),
                SegmentPooling.mean(video.features(), segments),
                AppealPooling.of(video.signals(), segments),
                Optional.of(video.features()));
    }

    /**
     * A video as a ranker sees it.
     *
     * @param segments "shots" or "uniform:S"
     * @throws IllegalArgumentException if it is neither
     */
    public static RankableVideo rankable(VideoAnalysis video, String segments) {
        return rankable(
                video,
                Segmenters.of(segments)
                        .segment(video.facts().durationMicros(), video.facts().cutsMicros()));
    }

    /**
     * Ranks and chooses.
     *
     * @param rankable the same video as a ranker sees it
     * @param made ranges of it that need not be suggested again
     */
    public static Outcome rank(
            VideoAnalysis video,
            RankableVideo rankable,
            Ranker ranker,
            History history,
            ChooseOptions choose,
            List<TimeRange> made) {
        Scores scores = ranker.score(rankable, history);
        List<Choice> choices = Chooser.choose(Materials.of(video, rankable), scores, choose, made);
        Reasons reasons = new Reasons(rankable, history, Map.of());
        return new Outcome(
                scores,
                Percentiles.of(scores.total()),
                choices,
                choices.stream().map(choice -> reasons.of(choice.segment())).toList());
    }
}
