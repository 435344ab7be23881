package io.reprise.learn.experiment;

import java.util.List;
import java.util.Optional;

/**
 * How much is spent on a table composed of clips.
 *
 * @param videosOfAUser newest videos of a generated user that are learned from; 1 for the target alone, which shares no
 *     source with his history
 * @param epochs most passes over them
 * @param hidden layers of all networks; empty for each ranker's own
 * @param pairs most pairs of an SVM
 * @param family whether the second table is made
 */
public record TableScale(int videosOfAUser, int epochs, Optional<List<Integer>> hidden, int pairs, boolean family) {
    /** The published tables: smaller networks than the paper's, so that it takes some minutes on two cores. */
    public static TableScale standard() {
        return new TableScale(1, 7, Optional.of(List.of(128, 64)), 5000, true);
    }

    /** Seconds: for tests. */
    public static TableScale small() {
        return new TableScale(1, 2, Optional.of(List.of(32, 16)), 2000, false);
    }

    /** The same without the second table. */
    public TableScale withoutFamily() {
        return new TableScale(videosOfAUser, epochs, hidden, pairs, false);
    }
}
