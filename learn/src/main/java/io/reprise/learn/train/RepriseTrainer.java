package io.reprise.learn.train;

import io.reprise.core.error.BadInputException;
import io.reprise.core.model.Model;
import io.reprise.core.rank.position.PositionRanker;
import io.reprise.core.rank.reprise.RepriseRanker;
import io.reprise.core.rank.reprise.RepriseWeights;
import io.reprise.learn.listwise.ConditionalLogit;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Learns the weights of reprise listwise, by a conditional logit: which of a video's segments were clipped, all of them
 * seen at once, given what the same person clipped before. None comes out negative, and few cases move them little from
 * where they start: with weights as multiples m of the first ones, total cross-entropy + {@value #BELIEF} |m - 1|^2 is
 * minimised. Black, frozen and title frames keep their weight: data sets of features have none.
 *
 * @param set users whom nothing else that is weighed was trained on; histories with their source videos
 * @param first where the weights start
 * @param places the position prior that the ranker has beside them
 * @param seed of what led to the set, for the provenance: the fit itself is convex and draws no lots
 * @param date what the models are dated
 */
public record RepriseTrainer(TrainingSet set, RepriseWeights first, PositionRanker places, long seed, Instant date) {
    private static final double BELIEF = 5;
    private static final int LEARNED = 3;

    /**
     * Learns.
     *
     * @throws BadInputException "no-training-data" if no video is long enough to choose from
     */
    public Model fit() throws BadInputException {
        List<ConditionalLogit.Choice> choices = ChoiceSets.of(set, this::rows);
        if (choices.isEmpty()) {
            throw new BadInputException(
                    "no-training-data",
                    "there is no video of " + ChoiceSets.FEWEST_SEGMENTS + " segments or more to weigh by");
        }
        double[] factors = nonNegative(choices);
        RepriseWeights weights = new RepriseWeights(
                factors[0] * first.taste(), factors[1] * first.place(), factors[2] * first.appeal(), first.flaw());
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("first", Arrays.toString(first.values()));
        parameters.put("belief", Double.toString(BELIEF));
        parameters.put("features", set.spec().encoder());
        Map<String, Double> metrics = Map.of("cases", (double) choices.size());
        return weights.model(parameters, set.dataHash(), seed, metrics, date);
    }

    /** The terms of each segment, times the first weights. */
    private double[][] rows(RankingExample lesson) {
        RepriseRanker.Terms terms = RepriseRanker.Terms.of(lesson.video(), lesson.history(), places);
        return IntStream.range(0, lesson.video().size())
                .mapToObj(i -> new double[] {
                    first.taste() * terms.taste()[i],
                    first.place() * terms.place()[i],
                    first.appeal() * terms.appeal()[i]
                })
                .toArray(double[][]::new);
    }

    /** Fits; what comes out negative is set to 0 and the rest is fitted again. */
    private static double[] nonNegative(List<ConditionalLogit.Choice> choices) {
        int[] active = IntStream.range(0, LEARNED).toArray();
        while (active.length > 0) {
            double[] fitted = fit(choices, active);
            int[] positive = positive(active, fitted);
            if (positive.length == active.length) {
                double[] factors = new double[LEARNED];
                for (int i = 0; i < active.length; i++) {
                    factors[active[i]] = fitted[i];
                }
                return factors;
            }
            active = positive;
        }
        return new double[LEARNED];
    }

    private static int[] positive(int[] active, double[] fitted) {
        return IntStream.range(0, active.length)
                .filter(i -> fitted[i] > 0)
                .map(i -> active[i])
                .toArray();
    }

    private static double[] fit(List<ConditionalLogit.Choice> choices, int[] active) {
        List<ConditionalLogit.Choice> some = choices.stream()
                .map(choice -> new ConditionalLogit.Choice(
                        Arrays.stream(choice.rows())
                                .map(row -> IntStream.of(active)
                                        .mapToDouble(i -> row[i])
                                        .toArray())
                                .toArray(double[][]::new),
                        choice.shares(),
                        choice.weight()))
                .toList();
        double[] centre = new double[active.length];
        Arrays.fill(centre, 1);
        return new ConditionalLogit(some, centre, BELIEF / choices.size()).fit();
    }
}
