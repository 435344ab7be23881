package io.reprise.app.cli;

import io.reprise.learn.distil.DistilProgress;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints the progress of distillation. Ctrl-C ends it after the current step; the process waits until the student is written. */
final class DistilReport implements DistilProgress, AutoCloseable {
    private static final long LINE_NANOS = 10_000_000_000L;

    private final PrintWriter note;
    private final GracefulStop stop;
    private long lastLine = System.nanoTime();

    DistilReport(PrintWriter note) {
        this.note = note;
        stop = new GracefulStop(note, "distillation");
    }

    @Override
    public boolean isStopped() {
        return stop.isStopped();
    }

    @Override
    public void step(State state) {
        if (System.nanoTime() - lastLine > LINE_NANOS) {
            lastLine = System.nanoTime();
            print(state, ", about " + Times.rough(state.secondsLeft()) + " left");
        }
    }

    @Override
    public void checked(State state, double agreement) {
        print(state, String.format(Locale.ROOT, ", agreement on held-out views %.4f", agreement));
    }

    private void print(State state, String rest) {
        note.printf(
                Locale.ROOT,
                "%d of %d crops, %d views, loss %.4f%s%n",
                state.crops(),
                state.ofCrops(),
                state.views(),
                state.loss(),
                rest);
        note.flush();
    }

    @Override
    public void close() {
        stop.close();
    }
}
