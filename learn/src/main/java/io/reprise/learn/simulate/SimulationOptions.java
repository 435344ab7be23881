package io.reprise.learn.simulate;

/**
 * How the simulated world is. Strengths are in standard deviations of a segment's ordinary content along one direction.
 *
 * @param trainingUsers users to generate beside the real ones
 * @param videosOfAUser most videos of one generated user
 * @param latent dimensions of the latent space
 * @param dim dimensions of a feature, at least as many
 * @param topics how many things there are that somebody may like
 * @param generic how much more of what everybody likes there is in a clipped segment
 * @param taste how strongly a clipped segment shows the topic its user likes
 * @param consistency probability that a GIF shows one of its user's own topics, and not any
 * @param distraction probability that an ordinary segment shows some topic, as strongly
 * @param style spread of what all segments of a video have in common
 * @param noise of the features, per dimension
 * @param seed of everything
 */
public record SimulationOptions(
        int trainingUsers,
        int videosOfAUser,
        int latent,
        int dim,
        int topics,
        double generic,
        double taste,
        double consistency,
        double distraction,
        double style,
        double noise,
        long seed) {
    public SimulationOptions {
        if (trainingUsers < 1 || videosOfAUser < 2 || latent < 2 || dim < latent || topics < 1) {
            throw new IllegalArgumentException("a simulation needs at least 1 training user, 2 videos, 2 latent"
                    + " dimensions, as many features and 1 topic, not " + trainingUsers + ", " + videosOfAUser + ", "
                    + latent + ", " + dim + ", " + topics);
        }
        for (double value : new double[] {generic, taste, consistency, distraction, style, noise}) {
            if (!(value >= 0 && value < 1000)) {
                throw new IllegalArgumentException("a strength of the simulation is " + value + ", not in [0, 1000)");
            }
        }
        if (consistency > 1 || distraction > 1) {
            throw new IllegalArgumentException(
                    "consistency and distraction are probabilities, not " + consistency + ", " + distraction);
        }
    }

    /** The world of the published tables; docs/experiments.md says how its level compares with the published one. */
    public static SimulationOptions standard(long seed) {
        return new SimulationOptions(700, 8, 10, 32, 20, 0.3, 2, 0.85, 0.5, 0.5, 0.5, seed);
    }

    /** The same world with other training users. */
    public SimulationOptions withTrainingUsers(int users) {
        return new SimulationOptions(
                users,
                videosOfAUser,
                latent,
                dim,
                topics,
                generic,
                taste,
                consistency,
                distraction,
                style,
                noise,
                seed);
    }
}
