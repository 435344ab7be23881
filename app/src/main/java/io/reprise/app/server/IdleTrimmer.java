package io.reprise.app.server;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Gives memory back when there was no request for a while: Java returns what a busy time took only when it
 * collects, and an idle server never would.
 */
final class IdleTrimmer implements AutoCloseable {
    private static final long EVERY_SECONDS = 15;

    private final BooleanSupplier busy;
    private final AtomicLong requests = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "rest");
        thread.setDaemon(true);
        return thread;
    });
    private long seen;
    private boolean rested = true;

    /** Trims when there are no requests and this says that no work is done. */
    IdleTrimmer(BooleanSupplier busy) {
        this.busy = busy;
        var unused = clock.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Notes a request. */
    void disturb() {
        requests.incrementAndGet();
    }

    private void look() {
        long now = requests.get();
        if (now != seen || busy.getAsBoolean()) {
            seen = now;
            rested = false;
        } else if (!rested) {
            rested = true;
            System.gc();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
