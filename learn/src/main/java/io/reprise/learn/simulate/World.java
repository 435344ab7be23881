package io.reprise.learn.simulate;

import java.util.Random;

/** What all simulated videos share: topics, what everybody likes, and how content turns into features. */
final class World {
    private final double[][] topics; // [topic][latent], unit length
    private final double[] generic; // [latent], unit length
    private final double[][] mixing; // [dim][latent]

    World(SimulationOptions options) {
        Random random = Draws.seeded(options.seed(), "world");
        generic = unit(random, options.latent());
        topics = balanced(random, options);
        mixing = new double[options.dim()][];
        for (int i = 0; i < mixing.length; i++) {
            mixing[i] = Draws.gaussian(random, options.latent(), 1 / Math.sqrt(options.dim()));
        }
    }

    /** Topics whose sum is nearly nothing: that a segment shows some topic is not yet what everybody likes. */
    private static double[][] balanced(Random random, SimulationOptions options) {
        double[][] topics = new double[options.topics()][];
        double[] mean = new double[options.latent()];
        for (int i = 0; i < topics.length; i++) {
            topics[i] = unit(random, options.latent());
            Draws.add(mean, 1.0 / topics.length, topics[i]);
        }
        for (double[] topic : topics) {
            Draws.add(topic, -1, mean);
            shorten(topic);
        }
        return topics;
    }

    double[] topic(int index) {
        return topics[index];
    }

    double[] generic() {
        return generic;
    }

    /** The feature of that content, with noise. */
    void feature(double[] content, Random random, double noise, float[] out, int offset) {
        for (int d = 0; d < mixing.length; d++) {
            double sum = noise * random.nextGaussian() / Math.sqrt(mixing.length);
            for (int l = 0; l < content.length; l++) {
                sum += mixing[d][l] * content[l];
            }
            out[offset + d] = (float) sum;
        }
    }

    private static double[] unit(Random random, int size) {
        double[] vector = Draws.gaussian(random, size, 1);
        shorten(vector);
        return vector;
    }

    /** To length 1; what has no length stays. */
    private static void shorten(double[] vector) {
        double squares = 0;
        for (double value : vector) {
            squares += value * value;
        }
        for (int i = 0; i < vector.length && squares > 0; i++) {
            vector[i] /= Math.sqrt(squares);
        }
    }
}
