package io.reprise.learn.distil;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.GradientCollector;
import io.reprise.core.model.Tensor;
import io.reprise.learn.network.Adam;
import io.reprise.learn.network.TorchDevice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A student with weights that can be learned, and its optimiser. */
final class Student implements AutoCloseable {
    /** Part of the running mean and variance that a batch leaves as it was. */
    private static final float KEPT = 0.9f;

    /** Added to a variance before its root is taken. */
    static final float EPSILON = 1e-5f;

    private final StudentDesign design;
    private final TorchDevice device = new TorchDevice();
    private final Map<String, NDArray> parameters = new LinkedHashMap<>();
    private final Map<String, NDArray> running = new LinkedHashMap<>();
    private final Map<String, Adam> adam = new LinkedHashMap<>();
    private long steps;

    /** A batch of pictures: values from -1 to 1 [count][3][rows][columns], and the features to be given [count][dim]. */
    record Batch(int count, int side, float[] pictures, float[][] wanted) {}

    Student(StudentDesign design, long seed) {
        TorchDevice.useThreadsFor(design.weights());
        this.design = design;
        Random random = new Random(seed);
        add(design.stem(), random);
        for (int block = 1; block <= design.blocks(); block++) {
            for (String which : List.of("first", "second", "beside")) {
                add(design.convolution(block, which), random);
            }
        }
        add(
                "linear.weight",
                normal(random, design.last() * design.outputs(), 1.0 / design.last()),
                design.last(),
                design.outputs());
        add("linear.bias", new float[design.outputs()], design.outputs());
        parameters.forEach((name, array) -> adam.put(name, new Adam(Math.toIntExact(array.size()))));
    }

    private void add(StudentDesign.Convolution c, Random random) {
        int inputs = c.from() * c.side() * c.side();
        add(c.name() + ".weight", normal(random, c.to() * inputs, 2.0 / inputs), c.to(), c.from(), c.side(), c.side());
        add(c.name() + ".scale", ones(c.to()), c.to());
        add(c.name() + ".bias", new float[c.to()], c.to());
        running.put(c.name() + ".mean", device.kept(new float[c.to()], c.to()));
        running.put(c.name() + ".variance", device.kept(ones(c.to()), c.to()));
    }

    private void add(String name, float[] values, long... shape) {
        NDArray array = device.kept(values, shape);
        array.setRequiresGradient(true);
        parameters.put(name, array);
    }

    private static float[] normal(Random random, int count, double variance) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (Math.sqrt(variance) * random.nextGaussian());
        }
        return values;
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    /**
     * Learns from a batch.
     *
     * @return mean of 1 - cosine to what was wanted, before the step
     */
    double learn(Batch batch, double learningRate, double weightDecay) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            double loss;
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray out = forward(batch, true);
                float[] values = out.toFloatArray();
                float[] slopes = new float[values.length];
                loss = CosineLoss.of(values, batch.wanted(), slopes);
                collector.backward(out.mul(device.array(slopes, batch.count(), design.outputs()))
                        .sum());
            }
            steps++;
            parameters.forEach((name, array) -> need(adam, name)
                    .step(array, array.getGradient(), learningRate, name.endsWith("weight") ? weightDecay : 0, steps));
            return loss;
        }
    }

    /** The features of a batch's pictures, of any length [count * outputs]. */
    float[] look(Batch batch) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return forward(batch, false).toFloatArray();
        }
    }

    private NDArray forward(Batch batch, boolean learning) {
        NDArray x = device.large(batch.pictures(), batch.count(), 3, batch.side(), batch.side());
        x = Activation.relu(convolve(x, design.stem(), learning));
        for (int block = 1; block <= design.blocks(); block++) {
            NDArray beside = convolve(x, design.convolution(block, "beside"), learning);
            x = Activation.relu(convolve(x, design.convolution(block, "first"), learning));
            x = Activation.relu(
                    convolve(x, design.convolution(block, "second"), learning).add(beside));
        }
        NDArray pooled = x.reshape(batch.count(), design.last(), -1).mean(new int[] {2});
        return pooled.matMul(need(parameters, "linear.weight")).add(need(parameters, "linear.bias"));
    }

    private NDArray convolve(NDArray x, StudentDesign.Convolution c, boolean learning) {
        Shape stride = new Shape(c.stride(), c.stride());
        Shape padding = new Shape(c.side() / 2, c.side() / 2);
        NDArray y = x.getNDArrayInternal()
                .convolution(x, need(parameters, c.name() + ".weight"), null, stride, padding, new Shape(1, 1), 1)
                .singletonOrThrow();
        return BatchNorm.batchNorm(
                        y,
                        need(running, c.name() + ".mean"),
                        need(running, c.name() + ".variance"),
                        need(parameters, c.name() + ".scale"),
                        need(parameters, c.name() + ".bias"),
                        1,
                        KEPT,
                        EPSILON,
                        learning)
                .singletonOrThrow();
    }

    private static <T> T need(Map<String, T> known, String name) {
        T found = known.get(name);
        if (found == null) {
            throw new IllegalStateException("the student has no '" + name + "'");
        }
        return found;
    }

    StudentDesign design() {
        return design;
    }

    /** Steps done. */
    long steps() {
        return steps;
    }

    /** A copy of weights and running means and variances, by name. */
    Map<String, Tensor> weights() {
        Map<String, Tensor> copy = new LinkedHashMap<>();
        parameters.forEach((name, array) -> copy.put(name, TorchDevice.tensor(array)));
        running.forEach((name, array) -> copy.put(name, TorchDevice.tensor(array)));
        return copy;
    }

    /** Weights and the optimiser's state. */
    Map<String, Tensor> state() {
        Map<String, Tensor> state = weights();
        adam.forEach((name, a) -> {
            state.put("adam.mean." + name, Tensor.of(a.mean().clone()));
            state.put("adam.variance." + name, Tensor.of(a.variance().clone()));
        });
        return state;
    }

    /** Goes on from where {@link #state} was taken. */
    void restore(Map<String, Tensor> state, long stepsDone) {
        parameters.forEach((name, array) -> device.overwrite(array, tensor(state, name)));
        running.forEach((name, array) -> device.overwrite(array, tensor(state, name)));
        adam.forEach((name, a) -> {
            float[] mean = tensor(state, "adam.mean." + name);
            float[] variance = tensor(state, "adam.variance." + name);
            System.arraycopy(mean, 0, a.mean(), 0, mean.length);
            System.arraycopy(variance, 0, a.variance(), 0, variance.length);
        });
        steps = stepsDone;
    }

    private static float[] tensor(Map<String, Tensor> state, String name) {
        Tensor tensor = state.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("the state has no '" + name + "'");
        }
        return tensor.values();
    }

    @Override
    public void close() {
        device.close();
    }
}
