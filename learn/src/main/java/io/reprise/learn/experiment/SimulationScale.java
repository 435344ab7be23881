package io.reprise.learn.experiment;

import java.util.List;
import java.util.Optional;

/**
 * How much is spent on a simulated table.
 *
 * @param videosOfAUser videos of a generated user that the networks learn from
 * @param epochs most passes over them
 * @param hidden layers of all networks; empty for each ranker's own
 * @param pairs most pairs of an SVM
 * @param family whether the second table is made
 */
public record SimulationScale(
        int videosOfAUser, int epochs, Optional<List<Integer>> hidden, int pairs, boolean family) {
    /** The published tables: smaller networks than the paper's, so that it takes some minutes on two cores. */
    public static SimulationScale standard() {
        return new SimulationScale(8, 7, Optional.of(List.of(128, 64)), 5000, true);
    }

    /** Seconds: for tests. */
    public static SimulationScale small() {
        return new SimulationScale(4, 2, Optional.of(List.of(32, 16)), 2000, false);
    }

    /** The same without the second table. */
    public SimulationScale withoutFamily() {
        return new SimulationScale(videosOfAUser, epochs, hidden, pairs, false);
    }
}
