package io.reprise.spark.suggest;

import io.reprise.core.select.ChooseOptions;
import io.reprise.engine.analysis.Segmenters;
import java.io.Serializable;

/**
 * What is ranked and how many moments are chosen.
 *
 * @param segments "shots" or "uniform:S"
 * @param top how many moments at most, at least 1
 * @param minSeconds shortest moment, above 0
 * @param maxSeconds longest, not below the shortest
 */
public record RankOptions(String segments, int top, double minSeconds, double maxSeconds) implements Serializable {
    /** What {@code reprise suggest} does: shots, three moments of two to six seconds. */
    public static final RankOptions DEFAULT = new RankOptions("shots", 3, 2, 6);

    public RankOptions {
        Segmenters.of(segments);
        choose(top, minSeconds, maxSeconds);
    }

    /** How many and how long, as the chooser takes it. */
    ChooseOptions choose() {
        return choose(top, minSeconds, maxSeconds);
    }

    private static ChooseOptions choose(int top, double min, double max) {
        return ChooseOptions.DEFAULT.withTop(top).withLengths(min, max);
    }
}
