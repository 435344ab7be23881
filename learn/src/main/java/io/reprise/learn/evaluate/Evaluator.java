package io.reprise.learn.evaluate;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.history.History;
import io.reprise.core.metric.AveragePrecision;
import io.reprise.core.metric.MeaningfulSummaryDuration;
import io.reprise.core.metric.Recall;
import io.reprise.core.metric.SampledVideo;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Scores;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.TrainingCases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Computes the metrics of scores for the target video of every user.
 *
 * @param users the users with a target, in order
 * @param segmentSamples length of a segment in samples, 50 for the paper's 5 seconds
 */
public record Evaluator(List<DatasetUser> users, int segmentSamples) {
    private static final int RECALL_SEGMENTS = 5;

    public Evaluator {
        users = List.copyOf(users);
        if (users.isEmpty()) {
            throw new InvalidValueException("annotations", "no user has a target video to measure on (column is_last)");
        }
    }

    /**
     * Measures a ranker by the scores it gives to each user's target video.
     *
     * @throws BadInputException if features that the ranker needs cannot be read
     */
    public Evaluation evaluate(String ranker, Scorer scorer) throws BadInputException {
        List<VideoScore> videos = new ArrayList<>();
        for (DatasetUser user : users) {
            videos.add(measure(user, scorer.score(user)));
        }
        return new Evaluation(ranker, videos);
    }

    /** Measures a ranker that draws lots: every video's metrics are the means over all draws. */
    public Evaluation evaluate(String ranker, List<Scorer> draws) throws BadInputException {
        List<Evaluation> each = new ArrayList<>();
        for (Scorer draw : draws) {
            each.add(evaluate(ranker, draw));
        }
        return new Evaluation(
                ranker,
                IntStream.range(0, users.size())
                        .mapToObj(i -> mean(
                                each.stream().map(one -> one.videos().get(i)).toList()))
                        .toList());
    }

    /** Whatever scores a target video, given the user's whole history. */
    @FunctionalInterface
    public interface Each {
        /** Scores the video's segments. */
        Scores score(DatasetUser user, RankableVideo video, History history) throws BadInputException;
    }

    /** Measures several at once, so that features are read once; users are done in parallel. */
    public List<Evaluation> evaluateAll(Map<String, Each> named, TrainingCases cases) throws BadInputException {
        List<List<VideoScore>> byUser;
        try {
            byUser = users.parallelStream().map(user -> all(named, cases, user)).toList();
        } catch (CannotRead e) {
            throw e.cause;
        }
        List<Evaluation> evaluations = new ArrayList<>();
        int column = 0;
        for (String name : named.keySet()) {
            int c = column++;
            evaluations.add(new Evaluation(
                    name, byUser.stream().map(scores -> scores.get(c)).toList()));
        }
        return evaluations;
    }

    private List<VideoScore> all(Map<String, Each> named, TrainingCases cases, DatasetUser user) {
        try {
            RankableVideo video = cases.video(user.target().orElseThrow());
            History history = cases.history(user.history());
            List<VideoScore> scores = new ArrayList<>();
            for (Each each : named.values()) {
                scores.add(measure(user, each.score(user, video, history).total()));
            }
            return scores;
        } catch (BadInputException e) {
            throw new CannotRead(e);
        }
    }

    /** Carries a checked exception out of a stream. */
    private static final class CannotRead extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final BadInputException cause;

        CannotRead(BadInputException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    private VideoScore measure(DatasetUser user, double[] scores) {
        SampledVideo video = user.target().orElseThrow().sampled(segmentSamples);
        return new VideoScore(
                user.id(),
                user.target().orElseThrow().videoId(),
                user.historySize(),
                AveragePrecision.interpolated(video, scores),
                MeaningfulSummaryDuration.of(video, scores).orElse(Double.NaN),
                Recall.at(RECALL_SEGMENTS, video, scores));
    }

    private static VideoScore mean(List<VideoScore> draws) {
        VideoScore first = draws.get(0);
        return new VideoScore(
                first.userId(),
                first.videoId(),
                first.historySize(),
                mean(draws, Metric.MAP),
                mean(draws, Metric.NMSD),
                mean(draws, Metric.RECALL_AT_5));
    }

    private static double mean(List<VideoScore> draws, Metric metric) {
        return draws.stream().mapToDouble(metric::of).average().orElseThrow();
    }
}
