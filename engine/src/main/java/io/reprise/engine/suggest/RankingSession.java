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
    /**
     * Forms in which the segments' features are kept: as they are, less their mean, and, whitened for the ranker, whitened
     * for the reasons and plain, by rows or by columns or both.
     */
    private static final int FORMS = 7;

    private final VideoAnalysis analysis;
    private final RankableVideo video;
    private final String name;
    private final Ranker.Ready ranker;
    private final Chooser chooser;
    private final Explanations.Ground reasons;
    private final boolean uniform;
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
        this.uniform = UniformVideos.isUniform(analysis, video);
    }

    /** Estimate of the memory it takes once its caches are filled, in bytes. */
    public long bytes() {
        long moments = video.moments()
                .map(track -> (long) track.rows().values().length)
                .orElse(0L);
        return bytes(video.size(), video.spec().dim(), Float.BYTES * moments);
    }

    /**
     * The same of a video that is not in memory yet.
     *
     * @param segments how many it is cut into
     * @param dim of the features
     * @param momentBytes of the features of its moments
     */
    public static long bytes(int segments, int dim, long momentBytes) {
        return momentBytes + Float.BYTES * (long) segments * (FORMS * (long) dim + segments);
    }

    /** Ranks the video for a person and chooses moments that were neither kept nor rejected before. */
    public Suggestions rank(PersonalHistory person, ChooseOptions options) {
        History history = person.ranking(video.id());
        Scores scores = ranker.score(history);
        List<Choice> choices = chooser.choose(scores, options, person.excludedFrom(video.id()));
        Explanations why = new Explanations(reasons, history, person.records());
        double[] percentiles = percentiles(scores);
        return new Suggestions(
                name,
                video.spec().encoder(),
                video.segments(),
                analysis.facts().cutsMicros(),
                history.size(),
                scores.confidence(),
                scores,
                percentiles,
                choices.stream()
                        .map(choice -> suggestion(choice, percentiles, scores, why))
                        .toList(),
                person.missing(),
                uniform);
    }

    private static Suggestion suggestion(Choice choice, double[] percentiles, Scores scores, Explanations why) {
        int segment = choice.segment();
        return new Suggestion(
                choice.rank(),
                segment,
                choice.range(),
                choice.score(),
                percentiles[segment],
                Suggestions.parts(scores, segment),
                why.of(segment));
    }

    /** Percentile ranks; of segments that all show the same none is better, whatever its place. */
    private double[] percentiles(Scores scores) {
        return Percentiles.of(uniform ? new double[video.size()] : scores.total());
    }

    /** Computes what makes the next rankings cheaper; called in the background after the first. */
    public void precompute() {
        ranker.precompute();
    }

    /** Percentile rank of each segment's score without any history. */
    public double[] generic() {
        double[] known = generic;
        if (known == null) {
            known = percentiles(ranker.score(History.empty(video.spec())));
            generic = known;
        }
        return known;
    }
}
