package io.reprise.learn.simulate;

/**
 * How the simulated world is. Strengths are in standard deviations of an ordinary scene along one direction.
 *
 * @param trainingUsers users to generate beside the real ones
 * @param videosOfAUser most videos of one generated user
 * @param latent dimensions of the content: intensities, things, and the rest, which nobody cares for
 * @param dim dimensions of a feature, at least as many
 * @param intensities directions along which a moment can be intense, one way or the other: what everybody likes
 * @param things directions that tastes are made of
 * @param mostTastes most tastes of one user
 * @param generic how much further along an intensity a clipped moment is than an ordinary one
 * @param taste how strongly a clipped moment shows what its user likes
 * @param consistency probability that a GIF shows one of its user's own tastes, and not any
 * @param distraction probability that an ordinary segment shows some taste, as strongly; below 1 it is seen from a
 *     segment's being unusual that it was clipped
 * @param style spread of what all segments of a video have in common
 * @param noise of the features, per dimension, against a spread of 1 along each direction of the content
 * @param leak what is left of a feature below zero, in [0, 1]: 0 rectifies as a network's units do, 1 is linear
 * @param appeal correlation of the generic signal that every ranker may see with the true generic interest, in [0, 1]
 * @param seed of everything
 */
public record SimulationOptions(
        int trainingUsers,
        int videosOfAUser,
        int latent,
        int dim,
        int intensities,
        int things,
        int mostTastes,
        double generic,
        double taste,
        double consistency,
        double distraction,
        double style,
        double noise,
        double leak,
        double appeal,
        long seed) {
    public SimulationOptions {
        if (trainingUsers < 1 || videosOfAUser < 2 || dim < latent || mostTastes < 1) {
            throw new IllegalArgumentException("a simulation needs at least 1 training user, 2 videos, as many features"
                    + " as latent dimensions and 1 taste, not " + trainingUsers + ", " + videosOfAUser + ", " + dim
                    + " for " + latent + ", " + mostTastes);
        }
        if (intensities < 1 || things < 2 || intensities + things > latent) {
            throw new IllegalArgumentException("a simulation needs at least 1 intensity and 2 things within its "
                    + latent + " latent dimensions, not " + intensities + " and " + things);
        }
        for (double value : new double[] {generic, taste, style, noise}) {
            if (!(value >= 0 && value < 1000)) {
                throw new IllegalArgumentException("a strength of the simulation is " + value + ", not in [0, 1000)");
            }
        }
        for (double value : new double[] {consistency, distraction, leak, appeal}) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException(
                        "consistency, distraction, leak and appeal are in [0, 1], not " + value);
            }
        }
    }

    /** The world of the published tables; docs/experiments.md says how its level compares with the published one. */
    public static SimulationOptions standard(long seed) {
        return new SimulationOptions(700, 8, 16, 64, 4, 6, 2, 1.1, 2.5, 0.77, 1, 0.5, 0.8, 0.6, 0.5, seed);
    }

    /** The same world with other training users. */
    public SimulationOptions withTrainingUsers(int users) {
        return new SimulationOptions(
                users,
                videosOfAUser,
                latent,
                dim,
                intensities,
                things,
                mostTastes,
                generic,
                taste,
                consistency,
                distraction,
                style,
                noise,
                leak,
                appeal,
                seed);
    }
}
