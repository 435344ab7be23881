package io.reprise.app.cli;

import io.reprise.engine.process.ShutdownHook;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of a long run by Ctrl-C: the run sees that it is stopped and ends after its current step; the process waits until
 * the run is closed, so that its result is written, for at most a minute.
 */
final class GracefulStop implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final PrintWriter note;
    private final String what;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Runnable stop = this::stop;
    private volatile boolean stopped;

    /** Begins to wait for Ctrl-C; {@code what} names the run in the note that it did not end in time. */
    GracefulStop(PrintWriter note, String what) {
        this.note = note;
        this.what = what;
        ShutdownHook.first(stop);
    }

    private void stop() {
        stopped = true;
        try {
            if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                note.println("gave up waiting for the " + what + " to end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the run is to end. */
    boolean isStopped() {
        return stopped;
    }

    @Override
    public void close() {
        closed.countDown();
        ShutdownHook.forget(stop);
    }
}
