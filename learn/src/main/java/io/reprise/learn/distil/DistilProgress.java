package io.reprise.learn.distil;

/** Told how far the teaching is. */
public interface DistilProgress {
    /**
     * Where it stands.
     *
     * @param crops pictures the student has seen
     * @param ofCrops in all
     * @param views the teacher has looked at
     * @param loss mean of the last steps
     * @param secondsLeft at the present speed; NaN before there is one
     */
    record State(long crops, long ofCrops, int views, double loss, double secondsLeft) {}

    /** Called after every step. */
    void step(State state);

    /** Called after every check on held-out views; agreement is the mean cosine, -1 to 1. */
    void checked(State state, double agreement);

    /** Whether to end now, keeping what there is. */
    boolean isStopped();
}
