package io.reprise.learn.personas;

import io.reprise.core.error.BadInputException;
import io.reprise.core.metric.AveragePrecision;
import io.reprise.core.metric.Precision;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.position.PositionRanker;
import io.reprise.learn.personas.PersonaBenchmark.PersonaScore;
import io.reprise.learn.personas.PersonaBenchmark.Row;
import io.reprise.learn.train.RankingExample;
import io.reprise.learn.train.SideInputRanker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Asks rankers for what viewers would clip of one half of a film, given what they clipped of the other: a history from
 * another video, on real film. Of viewers with the same taste only the first counts, and only halves of which at least two
 * segments were clipped.
 */
public final class HalvesBenchmark {
    private static final int FIRST = 5;
    private final List<List<RankingExample>> byTaste = new ArrayList<>();

    /**
     * Prepares the benchmark.
     *
     * @param film with uniform segments of the personas' length
     * @throws BadInputException "bad-personas" if a persona names a segment the film does not have, or no viewer clipped
     *     enough of both halves
     */
    public HalvesBenchmark(RankableVideo film, Personas personas) throws BadInputException {
        PersonaBenchmark.requireFilmOf(film, personas);
        Set<String> tastes = new HashSet<>();
        for (Persona persona : personas.personas()) {
            List<RankingExample> questions = PersonaExamples.of(
                            List.of(film),
                            new Personas(
                                    personas.film(), personas.segmentSeconds(), personas.segments(), List.of(persona)))
                    .elsewhere();
            if (tastes.add(persona.taste()) && !questions.isEmpty()) {
                byTaste.add(questions);
            }
        }
        if (byTaste.isEmpty()) {
            throw new BadInputException(
                    "bad-personas", "no viewer clipped at least two segments of each half of the film");
        }
    }

    /** Lets a ranker answer every question. */
    public Row run(Ranker ranker) {
        return run(ranker.name(), taste -> ranker);
    }

    /** The rival given position and appeal as reprise is, weighed for each taste by the questions of the others. */
    public Row control(Ranker rival) {
        return run(SideInputRanker.name(rival.name()), taste -> {
            List<RankingExample> others = IntStream.range(0, byTaste.size())
                    .filter(other -> other != taste)
                    .mapToObj(byTaste::get)
                    .flatMap(List::stream)
                    .toList();
            return SideInputRanker.fit(rival, PositionRanker.shipped(), others);
        });
    }

    private Row run(String name, IntFunction<Ranker> rankers) {
        List<PersonaScore> scores = new ArrayList<>();
        for (int taste = 0; taste < byTaste.size(); taste++) {
            Ranker ranker = rankers.apply(taste);
            for (RankingExample question : byTaste.get(taste)) {
                boolean[] relevant = relevantByRank(ranker, question);
                scores.add(new PersonaScore(
                        "question " + (scores.size() + 1),
                        AveragePrecision.plain(relevant),
                        Precision.at(FIRST, relevant)));
            }
        }
        return new Row(name, scores);
    }

    private static boolean[] relevantByRank(Ranker ranker, RankingExample question) {
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
