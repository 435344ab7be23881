package io.reprise.learn.simulate;

import java.util.Random;

/**
 * How content turns into features, the same for all simulated videos. The content's first directions are intensities,
 * the next are things, the rest is what nobody cares for; the mixing leaves no trace of that order in the features.
 */
final class World {
    private final SimulationOptions options;
    private final double[][] mixing; // [dim][latent]

    World(SimulationOptions options) {
        this.options = options;
        Random random = Draws.seeded(options.seed(), "world");
        mixing = new double[options.dim()][];
        for (int i = 0; i < mixing.length; i++) {
            mixing[i] = Draws.gaussian(random, options.latent(), 1 / Math.sqrt(options.dim()));
        }
    }

    /** Some taste: two things together, each one way or the other. */
    double[] taste(Random random) {
        int first = random.nextInt(options.things());
        int second = (first + 1 + random.nextInt(options.things() - 1)) % options.things();
        double[] taste = new double[options.latent()];
        for (int thing : new int[] {first, second}) {
            taste[options.intensities() + thing] = (random.nextBoolean() ? 1 : -1) * Math.sqrt(.5);
        }
        return taste;
    }

    /** Makes a moment more intense: further along one of the intensities, the way it leans already. */
    void intensify(double[] content, double amount, Random random) {
        int direction = random.nextInt(options.intensities());
        content[direction] += Math.copySign(amount, content[direction]);
    }

    /** What everybody likes: how intense a moment is, in standard scores of an ordinary moment. */
    double interest(double[] content) {
        double spread = Math.sqrt(1 + options.style() * options.style());
        double sum = 0;
        for (int i = 0; i < options.intensities(); i++) {
            sum += Math.abs(content[i]) / spread - Math.sqrt(2 / Math.PI);
        }
        return sum / Math.sqrt(options.intensities() * (1 - 2 / Math.PI));
    }

    /** The feature of that content, with noise. */
    void feature(double[] content, Random random, float[] out, int offset) {
        for (int d = 0; d < mixing.length; d++) {
            double sum = options.noise() * random.nextGaussian() * Math.sqrt((double) content.length / mixing.length);
            for (int l = 0; l < content.length; l++) {
                sum += mixing[d][l] * content[l];
            }
            out[offset + d] = (float) (sum < 0 ? options.leak() * sum : sum);
        }
    }
}
