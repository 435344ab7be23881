package io.reprise.media;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The thread on which readers look and listen, in order, while the next pictures are decoded. Little may wait for it, so
 * a slow reader slows the decoding down instead of filling the memory.
 */
final class ReaderThread implements AutoCloseable {
    /** How much may wait or be looked at: buffers that are used in turn must be one more. */
    static final int MOST_WAITING = 32;

    /** So much is passed on at a time: waking the thread for every piece costs more than many pieces do. */
    private static final int TOGETHER = 8;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "readers");
        made.setDaemon(true);
        return made;
    });
    private final Semaphore places = new Semaphore(MOST_WAITING);
    private final List<Piece> gathered = new ArrayList<>();
    private volatile @Nullable Throwable failure;
    private volatile boolean dropping;

    private record Piece(Runnable work, Runnable after) {}

    /**
     * Hands work over, always from the same thread, after all that was handed over before; waits while too much is waiting.
     *
     * @param work done unless something before it failed or everything was called off
     * @param after run even where the work throws
     */
    void hand(Runnable work, Runnable after) {
        boolean handed = false;
        try {
            rethrow();
            if (!places.tryAcquire()) {
                passOn();
                acquire(1);
            }
            gathered.add(new Piece(work, after));
            handed = true;
            if (gathered.size() == TOGETHER) {
                passOn();
            }
        } finally {
            if (!handed) {
                after.run();
            }
        }
    }

    /** Hands work over, with nothing to be run afterwards. */
    void hand(Runnable work) {
        hand(work, () -> {});
    }

    /** Waits until all is done, and throws what went wrong on the way. */
    void finish() {
        passOn();
        acquire(MOST_WAITING);
        places.release(MOST_WAITING);
        rethrow();
    }

    private void passOn() {
        List<Piece> pieces = List.copyOf(gathered);
        gathered.clear();
        thread.execute(() -> pieces.forEach(this::perform));
    }

    private void perform(Piece piece) {
        try {
            if (!dropping && failure == null) {
                piece.work().run();
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            piece.after().run();
            places.release();
        }
    }

    private void rethrow() {
        Throwable thrown = failure;
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private void acquire(int count) {
        try {
            places.acquire(count);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while decoding");
        }
    }

    /** Calls off what still waits and lets the thread end; what is being looked at is looked at to its end. */
    @Override
    public void close() {
        dropping = true;
        passOn();
        thread.shutdown();
        boolean interrupted = Thread.interrupted();
        while (!thread.isTerminated()) {
            try {
                if (thread.awaitTermination(1, TimeUnit.DAYS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
