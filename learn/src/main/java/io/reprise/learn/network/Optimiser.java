package io.reprise.learn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.reprise.core.model.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** Steps a network's weights down their gradients. Its state can be taken out and put back. */
final class Optimiser {
    private static final float MOMENTUM = 0.9f;
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    /** Negative; with 0 DJL would cut off every positive gradient. */
    private static final float NO_CLIPPING = -1;

    private final OptimiserKind kind;
    private final float learningRate;
    private final float weightDecay;
    private final Map<String, NDArray> parameters;
    private final Map<String, NDArray> state = new LinkedHashMap<>();
    private long steps;

    Optimiser(OptimiserKind kind, double learningRate, double weightDecay, Map<String, NDArray> parameters) {
        this.kind = kind;
        this.learningRate = (float) learningRate;
        this.weightDecay = (float) weightDecay;
        this.parameters = parameters;
        parameters.forEach((name, array) -> {
            state.put("mean." + name, array.zerosLike());
            if (kind == OptimiserKind.ADAM) {
                state.put("variance." + name, array.zerosLike());
            }
        });
    }

    /** One step; DJL's update sets the gradients to zero. */
    void step() {
        steps++;
        parameters.forEach((name, array) -> {
            NDArray gradient = array.getGradient();
            float decay = name.contains("bias") ? 0 : weightDecay;
            switch (kind) {
                case ADAM -> adam(name, array, gradient, decay);
                case SGD ->
                    array.getNDArrayInternal()
                            .sgdUpdate(
                                    new NDList(array, gradient, state("mean." + name)),
                                    new NDList(array),
                                    learningRate,
                                    decay,
                                    MOMENTUM,
                                    1f,
                                    NO_CLIPPING,
                                    true);
            }
        });
    }

    private void adam(String name, NDArray array, NDArray gradient, float decay) {
        double corrected =
                learningRate * Math.sqrt(1 - Math.pow(BETA2, (double) steps)) / (1 - Math.pow(BETA1, (double) steps));
        NDList inputs = new NDList(array, gradient, state("mean." + name), state("variance." + name));
        array.getNDArrayInternal()
                .adamUpdate(
                        inputs,
                        new NDList(array),
                        learningRate,
                        (float) corrected,
                        decay,
                        1f,
                        NO_CLIPPING,
                        BETA1,
                        BETA2,
                        EPSILON,
                        true,
                        true);
    }

    private NDArray state(String name) {
        NDArray array = state.get(name);
        if (array == null) {
            throw new IllegalStateException("the optimiser has no state '" + name + "'");
        }
        return array;
    }

    long steps() {
        return steps;
    }

    Map<String, Tensor> copy() {
        Map<String, Tensor> copy = new LinkedHashMap<>();
        state.forEach((name, array) -> copy.put(name, RankingNetwork.tensor(array)));
        return copy;
    }

    void set(Map<String, Tensor> saved, long stepsDone, Device device) {
        state.forEach((name, array) ->
                device.overwrite(array, RankingNetwork.need(saved, name).values()));
        steps = stepsDone;
    }
}
