package io.reprise.learn.network;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;

/**
 * Adam (Kingma &amp; Ba 2015) with decoupled weight decay, for the weights of one layer: reads gradient and weights once
 * and writes them once, a small block after the other. PyTorch's own step goes through the whole memory some ten times,
 * which for a large first layer takes longer than the layer's products.
 */
public final class Adam {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final double EPSILON = 1e-8;
    private static final int BLOCK = 4096;

    /** What is done to memory in parallel is worth the threads from here on. */
    private static final int LARGE = 200_000;

    private final float[] mean;
    private final float[] variance;

    /** For so many weights. */
    public Adam(int weights) {
        mean = new float[weights];
        variance = new float[weights];
    }

    /** Running mean of the gradient; changed in place. */
    public float[] mean() {
        return mean;
    }

    /** Running mean of the gradient's square; changed in place. */
    public float[] variance() {
        return variance;
    }

    /**
     * One step, after which the gradient is zero.
     *
     * @param weights changed in place, and their gradient
     * @param step from 1
     */
    public void step(NDArray weights, NDArray gradient, double learningRate, double weightDecay, long step) {
        double correction = Math.sqrt(1 - Math.pow(BETA2, (double) step));
        float rate = (float) (learningRate * correction / (1 - Math.pow(BETA1, (double) step)));
        float epsilon = (float) (EPSILON * correction);
        float kept = (float) (1 - learningRate * weightDecay);
        FloatBuffer to = memory(weights);
        FloatBuffer from = memory(gradient);
        IntStream blocks = IntStream.range(0, (mean.length + BLOCK - 1) / BLOCK);
        (mean.length < LARGE ? blocks : blocks.parallel())
                .forEach(block -> step(block * BLOCK, to, from, rate, epsilon, kept));
    }

    private void step(int begin, FloatBuffer weights, FloatBuffer gradient, float rate, float epsilon, float kept) {
        int count = Math.min(BLOCK, mean.length - begin);
        float[] w = new float[count];
        float[] g = new float[count];
        weights.get(begin, w);
        gradient.get(begin, g);
        move(w, g, begin, rate, epsilon, kept);
        weights.put(begin, w);
        gradient.put(begin, new float[count]);
    }

    private void move(float[] w, float[] g, int begin, float rate, float epsilon, float kept) {
        float[] mean = this.mean;
        float[] variance = this.variance;
        for (int i = 0; i < w.length; i++) {
            float m = BETA1 * mean[begin + i] + (1 - BETA1) * g[i];
            float v = BETA2 * variance[begin + i] + (1 - BETA2) * g[i] * g[i];
            mean[begin + i] = m;
            variance[begin + i] = v;
            w[i] = kept * w[i] - rate * m / ((float) Math.sqrt(v) + epsilon);
        }
    }

    /** The numbers where PyTorch has them. */
    private static FloatBuffer memory(NDArray array) {
        FloatBuffer memory = array.toByteBuffer(true).asFloatBuffer();
        if (!memory.isDirect()) {
            throw new IllegalStateException("PyTorch's memory cannot be reached from here");
        }
        return memory;
    }
}
