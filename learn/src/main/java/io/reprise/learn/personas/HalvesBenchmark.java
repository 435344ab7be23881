package io.reprise.learn.personas;

import io.reprise.core.metric.AveragePrecision;
import io.reprise.core.metric.Precision;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.trouble.BadInputException;
import io.reprise.learn.personas.PersonaBenchmark.PersonaScore;
import io.reprise.learn.personas.PersonaBenchmark.Row;
import io.reprise.learn.train.Lesson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Asks rankers for what viewers would clip of one half of a film, given what they clipped of the other: a history from
 * another video, on real film. Of viewers with the same taste only the first counts, and only halves of which at least two
 * segments were clipped.
 */
public final class HalvesBenchmark {
    private static final int FIRST = 5;
    private final List<Lesson> questions;

    /**
     * Prepares the benchmark.
     *
     * @param film with uniform segments of the personas' length
     * @throws BadInputException "bad-personas" if a persona names a segment the film does not have, or nobody clipped
     *     enough of both halves
     */
    public HalvesBenchmark(RankableVideo film, Personas personas) throws BadInputException {
        PersonaBenchmark.requireFilmOf(film, personas);
        questions = PersonaLessons.of(List.of(film), personas).elsewhere();
        if (questions.isEmpty()) {
            throw new BadInputException(
                    "bad-personas", "no viewer clipped at least two segments of each half of the film");
        }
    }

    /** Lets a ranker answer every question. */
    public Row run(Ranker ranker) {
        List<PersonaScore> scores = new ArrayList<>();
        for (int q = 0; q < questions.size(); q++) {
            boolean[] relevant = relevantByRank(ranker, questions.get(q));
            scores.add(new PersonaScore(
                    "question " + (q + 1), AveragePrecision.plain(relevant), Precision.at(FIRST, relevant)));
        }
        return new Row(ranker.name(), scores);
    }

    private static boolean[] relevantByRank(Ranker ranker, Lesson question) {
        int[] order = Arrays.stream(
                        ranker.score(question.video(), question.history()).order())
                .filter(segment -> question.candidates()[segment])
                .toArray();
        boolean[] relevant = new boolean[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            relevant[rank] = question.clipped()[order[rank]];
        }
        return relevant;
    }
}
