package io.reprise.app.cli;

import io.reprise.learn.train.TrainingListener;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Prints the progress of training. Ctrl-C ends it after the current step; the process waits until the model is written.
 */
final class TrainingProgress implements TrainingListener, AutoCloseable {
    private static final long LINE_NANOS = 5_000_000_000L;

    private final PrintWriter note;
    private final GracefulStop stop;
    private long lastLine = System.nanoTime();

    TrainingProgress(PrintWriter note) {
        this.note = note;
        stop = new GracefulStop(note, "training");
    }

    @Override
    public boolean isStopped() {
        return stop.isStopped();
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
        stop.close();
    }
}
