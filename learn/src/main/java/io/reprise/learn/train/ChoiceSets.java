package io.reprise.learn.train;

import io.reprise.core.error.BadInputException;
import io.reprise.learn.data.TrainingCase;
import io.reprise.learn.listwise.ConditionalLogit;
import io.reprise.learn.listwise.ConditionalLogit.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Turns lessons into choices, on all processors: what a model sees takes longer to work out than the fit. */
final class ChoiceSets {
    /** In a shorter video there is nothing to choose. */
    static final int FEWEST_SEGMENTS = 6;

    private ChoiceSets() {}

    /** One choice for each of a set's videos that is long enough, each of weight 1. */
    static List<Choice> of(TrainingSet set, ExampleRows rows) throws BadInputException {
        try {
            return new ArrayList<>(IntStream.range(0, set.size())
                    .parallel()
                    .mapToObj(i -> of(set, i, rows))
                    .flatMap(Optional::stream)
                    .toList());
        } catch (CannotRead e) {
            throw e.cause;
        }
    }

    /** One choice for each lesson, all together of that weight. */
    static List<Choice> of(List<RankingExample> lessons, ExampleRows rows, double weight) {
        return lessons.parallelStream()
                .map(lesson -> choice(lesson, rows, weight / lessons.size()))
                .toList();
    }

    private static Optional<Choice> of(TrainingSet set, int index, ExampleRows rows) {
        try {
            TrainingCase one = set.get(index);
            return one.video().size() < FEWEST_SEGMENTS
                    ? Optional.empty()
                    : Optional.of(choice(RankingExample.of(one), rows, 1));
        } catch (BadInputException e) {
            throw new CannotRead(e);
        }
    }

    /** Every clipped segment was chosen equally. */
    private static Choice choice(RankingExample lesson, ExampleRows rows, double weight) {
        double[][] all = rows.of(lesson);
        int[] candidates = IntStream.range(0, all.length)
                .filter(i -> lesson.candidates()[i])
                .toArray();
        double clipped =
                IntStream.of(candidates).filter(i -> lesson.clipped()[i]).count();
        double[][] seen = IntStream.of(candidates).mapToObj(i -> all[i]).toArray(double[][]::new);
        double[] shares = IntStream.of(candidates)
                .mapToDouble(i -> lesson.clipped()[i] ? 1 / clipped : 0)
                .toArray();
        return new ConditionalLogit.Choice(seen, shares, weight);
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
}
