package io.reprise.learn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.reprise.core.model.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** Steps a network's weights down their gradients. Its state can be taken out and put back. */
final class Optimiser {
    private static final float MOMENTUM = 0.9f;

    /** Negative; with 0 DJL would cut off every positive gradient. */
    private static final float NO_CLIPPING = -1;

    private final OptimiserKind kind;
    private final double learningRate;
    private final double weightDecay;
    private final Map<String, NDArray> parameters;
    private final Map<String, Adam> adam = new LinkedHashMap<>();
    private final Map<String, NDArray> momentum = new LinkedHashMap<>();
    private long steps;

    Optimiser(OptimiserKind kind, double learningRate, double weightDecay, Map<String, NDArray> parameters) {
        this.kind = kind;
        this.learningRate = learningRate;
        this.weightDecay = weightDecay;
        this.parameters = parameters;
        parameters.forEach((name, array) -> {
            switch (kind) {
                case ADAM -> adam.put(name, new Adam(Math.toIntExact(array.size())));
                case SGD -> momentum.put(name, array.zerosLike());
            }
        });
    }

    /** One step, after which the gradients are zero. */
    void step() {
        steps++;
        parameters.forEach((name, array) -> {
            double decay = name.contains("bias") ? 0 : weightDecay;
            switch (kind) {
                case ADAM -> known(adam, name).step(array, array.getGradient(), learningRate, decay, steps);
                case SGD -> descend(array, known(momentum, name), (float) decay);
            }
        });
    }

    private void descend(NDArray array, NDArray velocity, float decay) {
        array.getNDArrayInternal()
                .sgdUpdate(
                        new NDList(array, array.getGradient(), velocity),
                        new NDList(array),
                        (float) learningRate,
                        decay,
                        MOMENTUM,
                        1f,
                        NO_CLIPPING,
                        true);
    }

    private static <T> T known(Map<String, T> state, String name) {
        T known = state.get(name);
        if (known == null) {
            throw new IllegalStateException("the optimiser has no state '" + name + "'");
        }
        return known;
    }

    long steps() {
        return steps;
    }

    /** Its state (moments), by the names of the weights. */
    Map<String, Tensor> copy() {
        Map<String, Tensor> copy = new LinkedHashMap<>();
        momentum.forEach((name, array) -> copy.put("mean." + name, TorchDevice.tensor(array)));
        adam.forEach((name, state) -> {
            copy.put("mean." + name, Tensor.of(state.mean().clone()));
            copy.put("variance." + name, Tensor.of(state.variance().clone()));
        });
        return copy;
    }

    void set(Map<String, Tensor> saved, long stepsDone, TorchDevice device) {
        momentum.forEach((name, array) -> device.overwrite(
                array, RankingNetwork.need(saved, "mean." + name).values()));
        adam.forEach((name, state) -> {
            fill(state.mean(), RankingNetwork.need(saved, "mean." + name));
            fill(state.variance(), RankingNetwork.need(saved, "variance." + name));
        });
        steps = stepsDone;
    }

    private static void fill(float[] into, Tensor saved) {
        System.arraycopy(saved.values(), 0, into, 0, into.length);
    }
}
