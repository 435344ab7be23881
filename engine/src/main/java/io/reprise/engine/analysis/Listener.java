package io.reprise.engine.analysis;

/** Who is told what a run is about to do, how far it is, and what it could not do. Called on the run's own thread. */
public interface Listener {
    /** Hears nothing. */
    Listener SILENT = new Listener() {};

    /** Whether the plan is shown: its estimate of the time takes a second. */
    default boolean hearsPlan() {
        return false;
    }

    /** A line of the plan, before the work. */
    default void plan(String line) {}

    /** A stage begins; the one before is over. */
    default void stage(String name) {}

    /** How much of the stage is done, from 0 to 1. */
    default void progress(double part) {}

    /** The last stage is over. */
    default void done() {}

    /** Something that did not stop the run but that people should know, in one line. */
    default void warning(String line) {}

    /** Whether to give up; asked often. */
    default boolean isCancelled() {
        return false;
    }
}
