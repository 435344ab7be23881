package io.reprise.learn.experiment;

import io.reprise.core.error.BadInputException;
import io.reprise.core.rank.baseline.RandomRanker;
import io.reprise.learn.data.NoFeatures;
import io.reprise.learn.data.TrainingCases;
import io.reprise.learn.evaluate.Evaluation;
import io.reprise.learn.evaluate.Evaluator;
import io.reprise.learn.evaluate.OracleScores;
import io.reprise.learn.evaluate.Scorer;
import java.util.List;
import java.util.stream.LongStream;

/** The rows that no table goes without, beside "earliest". */
public final class Baselines {
    private static final int RANDOM_DRAWS = 20;

    private Baselines() {}

    /** The mean over some random orders, so that the row does not depend on luck. */
    public static Evaluation random(Evaluator evaluator, long seed) throws BadInputException {
        List<Scorer> draws = LongStream.range(seed, seed + RANDOM_DRAWS)
                .mapToObj(draw -> randomOrder(evaluator, draw))
                .toList();
        return evaluator.evaluate("random", draws);
    }

    /** One random order of every target. */
    static Scorer randomOrder(Evaluator evaluator, long seed) {
        return Scorer.of(new RandomRanker(seed), new TrainingCases(new NoFeatures(evaluator.segmentSamples())));
    }

    /** The best any ranker of these segments could do. */
    public static Evaluation oracle(Evaluator evaluator) throws BadInputException {
        return evaluator.evaluate("oracle", user -> OracleScores.of(user, evaluator.segmentSamples()));
    }
}
