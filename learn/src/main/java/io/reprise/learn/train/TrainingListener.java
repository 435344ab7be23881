package io.reprise.learn.train;

import java.util.OptionalDouble;

/** Hears how training goes, and may end it. */
public interface TrainingListener {
    /** Hears nothing and never ends it. */
    TrainingListener NONE = new TrainingListener() {};

    /**
     * Where training stands.
     *
     * @param what what is being trained, such as "phd-ca"
     * @param epoch from 1
     * @param epochs most there can be
     * @param done cases of this epoch that were learned from
     * @param cases cases of an epoch
     * @param loss mean loss of this epoch so far
     * @param heldOutMap mean average precision on held-out users, after an epoch
     * @param secondsLeft of the epochs still to come, at most
     */
    record Progress(
            String what,
            int epoch,
            int epochs,
            int done,
            int cases,
            double loss,
            OptionalDouble heldOutMap,
            double secondsLeft) {}

    /** Called after every step, and after every epoch with the held-out result. */
    default void progress(Progress progress) {}

    /** Whether to end now and keep the best so far. */
    default boolean isStopped() {
        return false;
    }
}
