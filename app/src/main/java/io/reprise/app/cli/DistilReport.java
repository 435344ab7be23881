package io.reprise.app.cli;

import io.reprise.engine.process.ShutdownHook;
import io.reprise.learn.distil.DistilProgress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Prints the progress of distillation. Ctrl-C ends it after the current step; the process waits until the student is written. */
final class DistilReport implements DistilProgress, AutoCloseable {
    private static final long LINE_NANOS = 10_000_000_000L;
    private static final long PATIENCE_SECONDS = 60;

    private final PrintWriter note;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Runnable end = this::stop;
    private volatile boolean stopped;
    private long lastLine = System.nanoTime();

    DistilReport(PrintWriter note) {
        this.note = note;
        ShutdownHook.first(end);
    }

    private void stop() {
        stopped = true;
        try {
            if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                note.println("gave up waiting for the teaching to end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isStopped() {
        return stopped;
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
        closed.countDown();
        ShutdownHook.forget(end);
    }
}
