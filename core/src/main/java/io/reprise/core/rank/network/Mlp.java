package io.reprise.core.rank.network;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.math.Dense;
import io.reprise.core.model.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * A feed-forward network with one output: linear layers with max(0, x) between them. Its input may come in blocks, side
 * by side; a block that is the same for all rows is multiplied once.
 *
 * @param layers from the input to the score; the last has one output
 */
public record Mlp(List<Layer> layers) {
    /**
     * One linear layer, y = x W + b.
     *
     * @param weight W [inputs][outputs], row after row
     * @param bias b [outputs]
     */
    public record Layer(int inputs, int outputs, float[] weight, float[] bias) {}

    public Mlp {
        layers = List.copyOf(layers);
    }

    /** The network in the tensors {@code PREFIXmlp.N.weight} and {@code PREFIXmlp.N.bias} of a model. */
    public static Mlp of(Model model, String prefix, int inputs, List<Integer> hidden) {
        List<Layer> layers = new ArrayList<>();
        int from = inputs;
        for (int i = 0; i <= hidden.size(); i++) {
            int to = i == hidden.size() ? 1 : hidden.get(i);
            String name = prefix + "mlp." + i;
            float[] weight = model.tensor(name + ".weight", from, to).values();
            layers.add(
                    new Layer(from, to, weight, model.tensor(name + ".bias", to).values()));
            from = to;
        }
        return new Mlp(layers);
    }

    /**
     * The score of each row.
     *
     * @param rows how many rows
     * @param blocks the input, side by side, each with that many rows or with one that holds for all
     */
    public double[] score(int rows, List<FeatureMatrix> blocks) {
        Layer first = layers.get(0);
        float[] out = bias(first, rows);
        int from = 0;
        for (FeatureMatrix block : blocks) {
            add(first, from, block, rows, out);
            from += block.dim();
        }
        for (Layer layer : layers.subList(1, layers.size())) {
            rectify(out);
            float[] next = bias(layer, rows);
            Dense.addProduct(out, rows, layer.inputs(), layer.weight(), 0, layer.outputs(), next);
            out = next;
        }
        double[] scores = new double[rows];
        for (int i = 0; i < rows; i++) {
            scores[i] = out[i];
        }
        return scores;
    }

    private static void add(Layer layer, int from, FeatureMatrix block, int rows, float[] out) {
        if (block.rows() == rows) {
            Dense.addProduct(block.values(), rows, block.dim(), layer.weight(), from, layer.outputs(), out);
            return;
        }
        float[] shared = new float[layer.outputs()];
        Dense.addProduct(block.values(), 1, block.dim(), layer.weight(), from, layer.outputs(), shared);
        for (int row = 0; row < rows; row++) {
            Dense.addScaled(1, shared, 0, out, row * shared.length, shared.length);
        }
    }

    private static float[] bias(Layer layer, int rows) {
        float[] out = new float[rows * layer.outputs()];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(layer.bias(), 0, out, row * layer.outputs(), layer.outputs());
        }
        return out;
    }

    private static void rectify(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
    }
}
