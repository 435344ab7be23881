package io.reprise.learn.network;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import io.reprise.core.model.Tensor;
import io.reprise.core.rank.network.NetworkDesign;
import io.reprise.learn.loss.RankingLoss;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network and its optimiser: scores batches, and learns from them. The loss and its derivative by the scores are
 * computed in plain Java over all pairs of each video; PyTorch carries the derivative back to the weights. Only one may
 * learn at a time in a process.
 */
public final class TrainableNetwork implements AutoCloseable {
    private final TorchDevice device = new TorchDevice();
    private final RankingNetwork network;
    private final Optimiser optimiser;
    private final RankingLoss loss;
    private final double dropout;

    /** How it learns. */
    public record Learning(
            RankingLoss loss, OptimiserKind optimiser, double learningRate, double weightDecay, double dropout) {}

    /** A network with weights drawn from the seed. */
    public TrainableNetwork(NetworkDesign design, int dim, Learning learning, long seed) {
        TorchDevice.useThreadsFor(
                (long) design.inputs(dim) * design.hidden().stream().findFirst().orElse(1));
        network = new RankingNetwork(design, dim, device, seed);
        optimiser = new Optimiser(
                learning.optimiser(), learning.learningRate(), learning.weightDecay(), network.parameters());
        loss = learning.loss();
        dropout = learning.dropout();
    }

    /**
     * Learns from a batch.
     *
     * @param seed of what is silenced by dropout
     * @return the loss before the step, a mean over the videos
     */
    public double learn(TrainingBatch batch, long seed) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            double value = backward(network, device, batch, loss, new Dropout(dropout, seed));
            optimiser.step();
            return value;
        }
    }

    /** Adds the derivative of the batch's loss to the weights' gradients; returns the loss. */
    static double backward(
            RankingNetwork network, TorchDevice device, TrainingBatch batch, RankingLoss loss, Dropout dropout) {
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray scores = network.forward(batch, dropout);
            double[] slopes = new double[batch.rows()];
            double value = loss(batch, TorchDevice.doubles(scores), loss, slopes);
            float[] floats = new float[slopes.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) slopes[i];
            }
            collector.backward(scores.mul(device.array(floats, floats.length)).sum());
            return value;
        }
    }

    /** The mean loss of the batch's videos; its derivative by the scores is put into slopes. */
    static double loss(TrainingBatch batch, double[] scores, RankingLoss loss, double[] slopes) {
        double value = 0;
        for (int v = 0; v < batch.videos(); v++) {
            value += loss.add(
                    scores,
                    batch.firstRow()[v],
                    batch.positives()[v],
                    batch.negatives()[v],
                    slopes,
                    1.0 / batch.videos());
        }
        return value;
    }

    /** The scores of a batch's rows, without dropout. */
    public double[] score(TrainingBatch batch) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return TorchDevice.doubles(network.forward(batch, Dropout.none()));
        }
    }

    /** A copy of the weights, as this class names them. */
    public Map<String, Tensor> weights() {
        return network.copy();
    }

    /** Weights and the optimiser's state. */
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>(network.copy());
        state.putAll(optimiser.copy());
        return state;
    }

    /** Steps done so far. */
    public long steps() {
        return optimiser.steps();
    }

    /** Goes on from where {@link #state} was taken. */
    public void restore(Map<String, Tensor> state, long steps) {
        network.set(state);
        optimiser.set(state, steps, device);
    }

    @Override
    public void close() {
        device.close();
    }
}
