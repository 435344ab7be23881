package io.reprise.learn.experiment;

import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.Scores;
import io.reprise.core.rank.position.PositionRanker;
import io.reprise.core.rank.reprise.RepriseRanker.Terms;
import io.reprise.core.rank.reprise.RepriseWeights;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weights of {@code reprise} to choose from: every combination of some weights of taste, place and appeal. */
public final class WeightGrid {
    private final List<RepriseWeights> candidates;

    private WeightGrid(List<RepriseWeights> candidates) {
        this.candidates = List.copyOf(candidates);
    }

    /**
     * Every combination.
     *
     * @param flaw the weight of flaws, the same in all: no data has labels of them
     */
    public static WeightGrid of(List<Double> tastes, List<Double> places, List<Double> appeals, double flaw) {
        List<RepriseWeights> all = new ArrayList<>();
        for (double taste : tastes) {
            for (double place : places) {
                for (double appeal : appeals) {
                    all.add(new RepriseWeights(taste, place, appeal, flaw));
                }
            }
        }
        return new WeightGrid(all);
    }

    /** The combinations, the taste's weights outermost. */
    public List<RepriseWeights> candidates() {
        return candidates;
    }

    /**
     * A ranker for every combination. Ranking the same video with the same history one after the other computes the
     * terms once.
     */
    public List<Ranker> rankers(PositionRanker places) {
        ThreadLocal<LastTerms> last = ThreadLocal.withInitial(() -> new LastTerms(places));
        List<Ranker> rankers = new ArrayList<>();
        for (RepriseWeights weights : candidates) {
            rankers.add(new Weighed(weights, last));
        }
        return rankers;
    }

    /** The weights as a table shows them. */
    public static String name(RepriseWeights weights) {
        return String.join(", ", number(weights.taste()), number(weights.place()), number(weights.appeal()));
    }

    private static String number(double weight) {
        return BigDecimal.valueOf(weight).stripTrailingZeros().toPlainString();
    }

    /** Terms of a video and a history. */
    private record Computed(RankableVideo video, History history, Terms terms) {}

    /** Keeps the terms that were asked for last. */
    private static final class LastTerms {
        private final PositionRanker places;
        private @Nullable Computed last;

        LastTerms(PositionRanker places) {
            this.places = places;
        }

        @SuppressWarnings("ReferenceEquality") // the very same ones; comparing features would take longer than ranking
        Terms of(RankableVideo video, History history) {
            Computed known = last;
            if (known == null || known.video() != video || known.history() != history) {
                known = new Computed(video, history, Terms.of(video, history, places));
                last = known;
            }
            return known.terms();
        }
    }

    private record Weighed(RepriseWeights weights, ThreadLocal<LastTerms> last) implements Ranker {
        @Override
        public String name() {
            return WeightGrid.name(weights);
        }

        @Override
        public Scores score(RankableVideo video, History history) {
            Terms terms = last.get().of(video, history);
            double[] total = new double[video.size()];
            for (int i = 0; i < total.length; i++) {
                total[i] = weights.taste() * terms.taste()[i]
                        + weights.place() * terms.place()[i]
                        + weights.appeal() * terms.appeal()[i]
                        - weights.flaw() * terms.flaw()[i];
            }
            return Scores.of(total);
        }
    }
}
