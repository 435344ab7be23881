package io.reprise.app.cli;

import io.reprise.engine.process.ShutdownHook;
import io.reprise.learn.train.TrainingListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Prints the progress of training. Ctrl-C ends it after the current step; the process waits until the model is written.
 */
final class TrainingProgress implements TrainingListener, AutoCloseable {
    private static final long LINE_NANOS = 5_000_000_000L;
    private static final long PATIENCE_SECONDS = 60;

    private final PrintWriter note;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Runnable keep = this::stop;
    private volatile boolean stopped;
    private long lastLine = System.nanoTime();

    TrainingProgress(PrintWriter note) {
        this.note = note;
        ShutdownHook.first(keep);
    }

    private void stop() {
        stopped = true;
        try {
            if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                note.println("gave up waiting for the training to end");
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
    public void progress(Progress progress) {
        boolean epochDone = progress.heldOutMap().isPresent();
        if (!epochDone && System.nanoTime() - lastLine < LINE_NANOS) {
            return;
        }
        lastLine = System.nanoTime();
        String map = epochDone
                ? String.format(
                        Locale.ROOT,
                        ", held-out mAP %.4f",
                        progress.heldOutMap().getAsDouble())
                : "";
        note.printf(
                Locale.ROOT,
                "%s, epoch %d of at most %d, %d of %d videos, loss %.4f%s, at most %s left%n",
                progress.what(),
                progress.epoch(),
                progress.epochs(),
                progress.done(),
                progress.cases(),
                progress.loss(),
                map,
                Times.rough(progress.secondsLeft()));
        note.flush();
    }

    @Override
    public void close() {
        closed.countDown();
        ShutdownHook.forget(keep);
    }
}
