package io.reprise.learn.clips;

import io.reprise.core.error.BadInputException;
import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Measures the confidence of a ranker ({@link io.reprise.core.rank.Scores#confidence}): each question is asked twice, of
 * its target and of the same target without the clips that the viewer likes.
 *
 * @param questions those of one target following each other
 * @param histories numbers of clips, each at most the questions' longest history
 */
public record ConfidenceBenchmark(List<ClipQuestion> questions, List<Integer> histories) {
    public ConfidenceBenchmark {
        questions = List.copyOf(questions);
        histories = List.copyOf(histories);
    }

    /**
     * Asks the ranker every question with every length of history.
     *
     * @return one row a length of history; none where the ranker states no confidence
     * @throws BadInputException if a target or a history can't be made
     */
    public List<ConfidenceRow> run(ClipMaterial material, Ranker ranker) throws BadInputException {
        List<ConfidenceRow> rows = new ArrayList<>();
        for (int length : histories) {
            List<Double> present = new ArrayList<>();
            List<Double> absent = new ArrayList<>();
            for (ClipQuestion question : questions) {
                History history = material.history(question.history().subList(0, length));
                add(present, ranker, material.join(question.target()).video(), history);
                add(absent, ranker, material.join(without(question)).video(), history);
            }
            if (!present.isEmpty() && !absent.isEmpty()) {
                rows.add(new ConfidenceRow(material.spec().encoder(), length, present, absent));
            }
        }
        return rows;
    }

    private static void add(List<Double> values, Ranker ranker, RankableVideo video, History history) {
        OptionalDouble confidence = ranker.score(video, history).confidence();
        confidence.ifPresent(values::add);
    }

    private static ClipQuestion.Target without(ClipQuestion question) {
        return new ClipQuestion.Target(
                question.target().id() + "-without-" + question.viewerName(),
                question.target().clips().stream()
                        .filter(clip -> !question.viewer().contains(clip.label()))
                        .toList());
    }
}
