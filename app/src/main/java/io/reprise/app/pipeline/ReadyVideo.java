package io.reprise.app.pipeline;

import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.Scores;
import io.reprise.core.select.Choice;
import io.reprise.core.select.ChooseOptions;
import io.reprise.core.select.Chooser;
import io.reprise.core.select.Percentiles;
import io.reprise.core.time.TimeRange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A video that one ranker can rank for anybody at once: what ranking, choosing and reasons need to know of the video alone
 * is worked out once and kept. For any number of threads.
 */
public final class ReadyVideo {
    private final RankableVideo video;
    private final Ranker.Ready ranker;
    private final Chooser chooser;
    private final Reasons.Ground reasons;
    private volatile double @Nullable [] generic;

    /**
     * Gets ready.
     *
     * @param rankable the same video as a ranker sees it
     */
    public ReadyVideo(VideoAnalysis video, RankableVideo rankable, Ranker ranker) {
        this.video = rankable;
        this.ranker = ranker.prepare(rankable);
        this.chooser = new Chooser(Materials.of(video, rankable));
        this.reasons = new Reasons.Ground(rankable);
    }

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

    /** The video as the ranker sees it. */
    public RankableVideo video() {
        return video;
    }

    /** About how much memory it takes once everything is worked out: what is placed is as large as what it was made of. */
    public long bytes() {
        long values = 4L * video.features().values().length
                + (long) video.size() * video.size()
                + video.moments().map(track -> track.rows().values().length).orElse(0);
        return Float.BYTES * values;
    }

    /**
     * Ranks and chooses.
     *
     * @param made ranges of it that need not be suggested again
     */
    public Outcome rank(History history, ChooseOptions choose, List<TimeRange> made) {
        Scores scores = ranker.score(history);
        List<Choice> choices = chooser.choose(scores, choose, made);
        Reasons why = new Reasons(reasons, history, Map.of());
        return new Outcome(
                scores,
                Percentiles.of(scores.total()),
                choices,
                choices.stream().map(choice -> why.of(choice.segment())).toList());
    }

    /** Works out what makes ranking the next ones cheaper: for somebody with time, after the first answer. */
    public void remember() {
        ranker.remember();
    }

    /** Percentiles of the segments for nobody in particular. */
    public double[] generic() {
        double[] known = generic;
        if (known == null) {
            known = Percentiles.of(ranker.score(History.empty(video.spec())).total());
            generic = known;
        }
        return known;
    }
}
