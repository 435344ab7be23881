package io.reprise.learn.simulate;

import io.reprise.learn.data.Cases;
import io.reprise.learn.data.Dataset;
import java.util.List;

/**
 * A simulated world around real annotations: the real users to be measured on, generated users to be learned from, and
 * features for the videos of both.
 *
 * @param test the real users
 * @param training the generated ones
 * @param cases features of all their videos
 */
public record Simulation(Dataset test, Dataset training, Cases cases) {
    /** Builds the world; features are drawn when they are asked for. */
    public static Simulation around(Dataset test, SimulationOptions options) {
        Dataset training = GeneratedUsers.like(test, options);
        return new Simulation(test, training, new Cases(new SimulatedFeatures(options, List.of(test, training))));
    }
}
