package io.reprise.learn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.reprise.core.history.encode.HistoryEncoders;
import io.reprise.core.history.encode.HistoryEncoding;
import io.reprise.core.model.Tensor;
import io.reprise.core.rank.network.CueSet;
import io.reprise.core.rank.network.NetworkDesign;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A ranking network with weights that can be learned. The first layer is kept as one matrix for each thing the network
 * sees, so that a video's history is multiplied once and not once a segment.
 */
public final class RankingNetwork {
    private static final List<String> FIRST_LAYER = List.of("features", "code", "cues");

    private final NetworkDesign design;
    private final int dim;
    private final TorchDevice device;
    private final LearnedHistory history;
    private final Map<String, NDArray> parameters = new LinkedHashMap<>();

    /**
     * Draws the weights: normal with variance 2 / inputs (He et al. 2015) before a rectifier, biases zero.
     *
     * @param dim dimensions of the features
     */
    public RankingNetwork(NetworkDesign design, int dim, TorchDevice device, long seed) {
        this.design = design;
        this.dim = dim;
        this.device = device;
        Random random = new Random(seed);
        int first = design.hidden().isEmpty() ? 1 : design.hidden().get(0);
        double deviation = Math.sqrt(2.0 / design.inputs(dim));
        blocks().forEach((name, rows) -> add(name, random, deviation, rows, first));
        addLayers(random, first);
        history = new LearnedHistory(
                design.history(),
                dim,
                device,
                (name, rows, columns) -> add(name, random, Math.sqrt(1.0 / rows), rows, columns));
    }

    private void addLayers(Random random, int first) {
        add("bias.0", random, 0, first);
        int from = first;
        for (int layer = 1; layer <= design.hidden().size(); layer++) {
            int to = layer == design.hidden().size() ? 1 : design.hidden().get(layer);
            add("weight." + layer, random, Math.sqrt(2.0 / from), from, to);
            add("bias." + layer, random, 0, to);
            from = to;
        }
    }

    /** What the first layer sees, in order, and how many numbers each is. */
    private Map<String, Integer> blocks() {
        Map<String, Integer> blocks = new LinkedHashMap<>();
        if (design.features()) {
            blocks.put("features", dim);
        }
        if (design.history() != HistoryEncoding.NONE) {
            blocks.put("code", HistoryEncoders.codeLength(design.history(), dim));
        }
        if (design.cues() != CueSet.NONE) {
            blocks.put("cues", design.cues().dim());
        }
        return blocks;
    }

    private NDArray add(String name, Random random, double deviation, int... shape) {
        int count = 1;
        long[] longs = new long[shape.length];
        for (int i = 0; i < shape.length; i++) {
            count = Math.multiplyExact(count, shape[i]);
            longs[i] = shape[i];
        }
        float[] values = new float[count];
        for (int i = 0; i < count && deviation > 0; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        NDArray array = device.kept(values, longs);
        array.setRequiresGradient(true);
        parameters.put(name, array);
        return array;
    }

    /** The weights by name, always in the same order. */
    Map<String, NDArray> parameters() {
        return parameters;
    }

    private NDArray parameter(String name) {
        NDArray array = parameters.get(name);
        if (array == null) {
            throw new IllegalStateException("the network has no weights '" + name + "'");
        }
        return array;
    }

    /** The score of each row of the batch [rows]. */
    NDArray forward(TrainingBatch batch, Dropout dropout) {
        int rows = batch.rows();
        NDArray out = parameter("bias.0")
                .broadcast(new Shape(rows, parameter("bias.0").size()));
        if (design.features()) {
            out = out.add(device.large(batch.features(), rows, dim).matMul(parameter("features")));
        }
        if (design.history() != HistoryEncoding.NONE) {
            out = out.add(history.addend(batch, parameter("code")));
        }
        if (design.cues() != CueSet.NONE) {
            out = out.add(device.array(batch.cues(), rows, design.cues().dim()).matMul(parameter("cues")));
        }
        for (int layer = 1; layer <= design.hidden().size(); layer++) {
            NDArray hidden = dropout.apply(Activation.relu(out), device);
            out = hidden.matMul(parameter("weight." + layer)).add(parameter("bias." + layer));
        }
        return out.reshape(rows);
    }

    /** A copy of the weights. */
    public Map<String, Tensor> copy() {
        Map<String, Tensor> copy = new LinkedHashMap<>();
        parameters.forEach((name, array) -> copy.put(name, TorchDevice.tensor(array)));
        return copy;
    }

    /** Puts weights back. */
    public void set(Map<String, Tensor> weights) {
        parameters.forEach(
                (name, array) -> device.overwrite(array, need(weights, name).values()));
    }

    /** The weights as the tensors that {@link io.reprise.core.rank.network.NetworkRanker} reads. */
    public static Map<String, Tensor> asModel(Map<String, Tensor> weights) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        int inputs = 0;
        for (String block : FIRST_LAYER) {
            inputs += weights.containsKey(block) ? need(weights, block).shape()[0] : 0;
        }
        int outputs = need(weights, "bias.0").values().length;
        float[] first = new float[inputs * outputs];
        int at = 0;
        for (String block : FIRST_LAYER) {
            float[] part = weights.containsKey(block) ? need(weights, block).values() : new float[0];
            System.arraycopy(part, 0, first, at, part.length);
            at += part.length;
        }
        tensors.put("mlp.0.weight", Tensor.of(inputs, outputs, first));
        weights.forEach((name, tensor) -> {
            if (name.startsWith("weight.") || name.startsWith("bias.")) {
                String[] parts = name.split("\\.", 2);
                tensors.put("mlp." + parts[1] + "." + parts[0], tensor);
            } else if (name.startsWith("history.")) {
                tensors.put(name, name.equals("history.bias") ? Tensor.of(tensor.values()) : tensor);
            }
        });
        return tensors;
    }

    static Tensor need(Map<String, Tensor> tensors, String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalStateException("there is no tensor '" + name + "'");
        }
        return tensor;
    }
}
