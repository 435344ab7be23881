package io.reprise.learn.train;

import io.reprise.core.error.InvalidValueException;
import io.reprise.core.rank.network.NetworkDesign;
import io.reprise.learn.loss.RankingLoss;
import io.reprise.learn.network.OptimiserKind;
import io.reprise.learn.network.TrainableNetwork;

/**
 * How a ranking network is trained.
 *
 * @param design what it sees and its layers
 * @param learning loss, optimiser and regularisation
 * @param epochs most passes over the cases, at least 1
 * @param patience epochs without a better held-out result after which it stops, at least 1
 * @param videosPerBatch videos of one step, at least 1
 * @param subsets which part of a history is shown
 * @param split which users are held out
 * @param seed of every random choice
 */
public record NetworkOptions(
        NetworkDesign design,
        TrainableNetwork.Learning learning,
        int epochs,
        int patience,
        int videosPerBatch,
        Subsets subsets,
        Split split,
        long seed) {
    public NetworkOptions {
        if (epochs < 1 || patience < 1 || videosPerBatch < 1) {
            throw new InvalidValueException(
                    "epochs",
                    "epochs, patience and videos of a batch must be at least 1, not " + epochs + ", " + patience + ", "
                            + videosPerBatch);
        }
        if (!(learning.learningRate() > 0) || !(learning.weightDecay() >= 0)) {
            throw new InvalidValueException(
                    "learningRate",
                    "the learning rate must be positive and the weight decay not negative, " + "not "
                            + learning.learningRate() + ", " + learning.weightDecay());
        }
        if (!(learning.dropout() >= 0 && learning.dropout() < 1)) {
            throw new InvalidValueException("dropout", "dropout must be in [0, 1), not " + learning.dropout());
        }
    }

    /** Our defaults; docs/method.md says where they come from. */
    public static NetworkOptions standard(NetworkDesign design, long seed) {
        return new NetworkOptions(
                design,
                new TrainableNetwork.Learning(RankingLoss.HUBER, OptimiserKind.ADAM, 3e-4, 1e-3, 0.3),
                30,
                4,
                8,
                new Subsets(0.5, 64),
                new Split(0.1, seed),
                seed);
    }

    /** The same for another design. */
    public NetworkOptions with(NetworkDesign other) {
        return new NetworkOptions(other, learning, epochs, patience, videosPerBatch, subsets, split, seed);
    }
}
