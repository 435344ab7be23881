package io.reprise.learn.clips;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.history.History;
import io.reprise.core.metric.AveragePrecision;
import io.reprise.core.metric.Precision;
import io.reprise.core.rank.Ranker;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets rankers answer questions composed of real clips.
 *
 * @param questions those of one target following each other
 * @param histories numbers of clips, each at most the questions' longest history
 */
public record ClipBenchmark(List<ClipQuestion> questions, List<Integer> histories) {
    private static final int FIRST = 5;

    public ClipBenchmark {
        questions = List.copyOf(questions);
        histories = List.copyOf(histories);
        if (questions.isEmpty() || histories.isEmpty()) {
            throw new IllegalArgumentException("a benchmark needs questions and lengths of history");
        }
        int longest = questions.get(0).history().size();
        for (int history : histories) {
            if (history < 1 || history > longest) {
                throw new InvalidValueException(
                        "history", "a history of " + history + " clips; the questions have 1 to " + longest);
            }
        }
    }

    /**
     * Asks every ranker every question with every length of history.
     *
     * @return ranker by ranker, the shortest history first
     * @throws BadInputException if a target or a history can't be made, or a ranker can't be trained
     */
    public List<ClipRow> run(ClipMaterial material, List<RowRanker> rankers, Progress progress)
            throws BadInputException {
        List<List<Answers>> answers = new ArrayList<>();
        for (int row = 0; row < rankers.size(); row++) {
            answers.add(histories.stream().map(history -> new Answers()).toList());
        }
        ClipQuestion.Target target = questions.get(0).target();
        JoinedVideo joined = material.join(target);
        for (int q = 0; q < questions.size(); q++) {
            ClipQuestion question = questions.get(q);
            if (!question.target().equals(target)) {
                target = question.target();
                joined = material.join(target);
            }
            answer(material, question, q, joined, rankers, answers);
            progress.answered(q + 1, questions.size());
        }
        return rows(material.spec().encoder(), rankers, answers);
    }

    /** Is told how far it is. */
    @FunctionalInterface
    public interface Progress {
        /** So many questions of so many are answered. */
        void answered(int done, int all);
    }

    private void answer(
            ClipMaterial material,
            ClipQuestion question,
            int index,
            JoinedVideo joined,
            List<RowRanker> rankers,
            List<List<Answers>> answers)
            throws BadInputException {
        boolean[] relevant = joined.relevant(question.viewer());
        for (int h = 0; h < histories.size(); h++) {
            History history = material.history(question.history().subList(0, histories.get(h)));
            for (int r = 0; r < rankers.size(); r++) {
                Ranker ranker = rankers.get(r).source().rankerFor(question, index);
                answers.get(r).get(h).add(ranker.score(joined.video(), history).order(), relevant);
            }
        }
    }

    private List<ClipRow> rows(String encoder, List<RowRanker> rankers, List<List<Answers>> answers) {
        List<ClipRow> rows = new ArrayList<>();
        for (int r = 0; r < rankers.size(); r++) {
            for (int h = 0; h < histories.size(); h++) {
                Answers all = answers.get(r).get(h);
                rows.add(new ClipRow(encoder, rankers.get(r).name(), histories.get(h), all.ap, all.precisionAt5));
            }
        }
        return rows;
    }

    private static final class Answers {
        final List<Double> ap = new ArrayList<>();
        final List<Double> precisionAt5 = new ArrayList<>();

        void add(int[] order, boolean[] relevant) {
            boolean[] byRank = new boolean[order.length];
            for (int rank = 0; rank < order.length; rank++) {
                byRank[rank] = relevant[order[rank]];
            }
            ap.add(AveragePrecision.plain(byRank));
            precisionAt5.add(Precision.at(FIRST, byRank));
        }
    }
}
