package io.reprise.engine.suggest;

import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.Scores;
import io.reprise.core.select.Choice;
import io.reprise.core.select.ChooseOptions;
import io.reprise.core.select.Chooser;
import io.reprise.core.select.Percentiles;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.history.PersonalHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A video that one ranker can rank for any person: what depends on the video alone is computed once. Safe for several
 * threads.
 */
public final class RankingSession {
    private final VideoAnalysis analysis;
    private final RankableVideo video;
    private final String name;
    private final Ranker.Ready ranker;
    private final Chooser chooser;
    private final Explanations.Ground reasons;
    private volatile double @Nullable [] generic;

    /**
     * Prepares a video.
     *
     * @param video the same video in the segments to rank
     */
    public RankingSession(VideoAnalysis analysis, RankableVideo video, Ranker ranker) {
        this.analysis = analysis;
        this.video = video;
        this.name = ranker.name();
        this.ranker = ranker.prepare(video);
        this.chooser = new Chooser(SelectionContexts.of(analysis, video));
        this.reasons = new Explanations.Ground(video);
    }

    /** Estimate of the memory it takes once its caches are filled, in bytes. */
    public long bytes() {
        long values = 4L * video.features().values().length
                + (long) video.size() * video.size()
                + video.moments().map(track -> track.rows().values().length).orElse(0);
        return Float.BYTES * values;
    }

    /** Ranks the video for a person and chooses moments that were neither kept nor rejected before. */
    public Suggestions rank(PersonalHistory person, ChooseOptions options) {
        History history = person.ranking(video.id());
        Scores scores = ranker.score(history);
        List<Choice> choices = chooser.choose(scores, options, person.excludedFrom(video.id()));
        Explanations why = new Explanations(reasons, history, person.records());
        return new Suggestions(
                name,
                video,
                analysis.facts().cutsMicros(),
                history.size(),
                scores.confidence(),
                scores,
                Percentiles.of(scores.total()),
                choices.stream().map(choice -> suggestion(choice, scores, why)).toList(),
                person.missing());
    }

    private static Suggestion suggestion(Choice choice, Scores scores, Explanations why) {
        int segment = choice.segment();
        return new Suggestion(
                choice.rank(),
                segment,
                choice.range(),
                choice.score(),
                choice.percentile(),
                Suggestions.parts(scores, segment),
                why.of(segment));
    }

    /** Computes what makes the next rankings cheaper; called in the background after the first. */
    public void precompute() {
        ranker.precompute();
    }

    /** Percentile rank of each segment's score without any history. */
    public double[] generic() {
        double[] known = generic;
        if (known == null) {
            known = Percentiles.of(ranker.score(History.empty(video.spec())).total());
            generic = known;
        }
        return known;
    }
}
