package io.reprise.learn.train;

import io.reprise.core.error.InvalidValueException;
import io.reprise.core.history.encode.HistoryEncoding;
import io.reprise.core.rank.network.CueSet;
import io.reprise.core.rank.network.NetworkDesign;
import java.util.List;
import java.util.Optional;

/**
 * How a ranker of the paper's family is trained.
 *
 * @param network how networks are trained; its design is replaced by the ranker's own
 * @param history how phd-ca and phd encode the history
 * @param cues what phd-ca and phd are told beside the features: the early fusion
 * @param hidden sizes of the hidden layers; empty for the ranker's own
 * @param k how many similarities svm-d looks at
 * @param fusion how phd's weight is found
 * @param costs values of the SVMs' C that are tried on held-out users, at least one; the first where there are none
 * @param mostPairs most pairs an SVM is fitted on
 */
public record TrainOptions(
        NetworkOptions network,
        HistoryEncoding history,
        CueSet cues,
        Optional<List<Integer>> hidden,
        int k,
        Fusion fusion,
        List<Double> costs,
        int mostPairs) {
    public TrainOptions {
        costs = List.copyOf(costs);
        if (k < 1 || k > 10_000 || mostPairs < 1 || costs.isEmpty()) {
            throw new InvalidValueException(
                    "k",
                    "need k in [1, 10000], at least one pair and a cost, not " + k + ", " + mostPairs + ", " + costs);
        }
    }

    /** Our defaults; docs/method.md says where they come from. */
    public static TrainOptions standard(long seed) {
        return new TrainOptions(
                NetworkOptions.standard(NetworkDesign.PHD_CA, seed),
                HistoryEncoding.MEAN,
                CueSet.NONE,
                Optional.empty(),
                20,
                Fusion.WEIGHTED,
                List.of(0.01, 0.0001, 0.001, 0.1, 1.0),
                20_000);
    }
}
