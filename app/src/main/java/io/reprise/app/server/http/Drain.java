package io.reprise.app.server.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * Reads the rest of a request's body after its answer, without holding a thread. When the connection is closed before the
 * body has come, the client's system often throws the answer away: so of a refused upload up to 32 MiB are read and
 * dropped, for two seconds.
 */
final class Drain extends Callback.Nested implements Runnable {
    private static final long MOST_BYTES = 32L << 20;
    private static final long SECONDS = 2;

    private final Request request;
    private final AtomicBoolean over = new AtomicBoolean();
    private long left = MOST_BYTES;

    Drain(Request request, Callback callback) {
        super(callback);
        this.request = request;
    }

    @Override
    public void succeeded() {
        run();
        if (!over.get()) {
            request.getComponents().getScheduler().schedule(this::end, SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void run() {
        while (!over.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            left -= chunk.remaining();
            boolean last = chunk.isLast() || Content.Chunk.isFailure(chunk) || left < 0;
            chunk.release();
            if (last) {
                end();
            }
        }
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            super.succeeded();
        }
    }
}
