package io.reprise.app.server.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Reads a body of at most 64 KiB as it comes, without holding a thread, and passes the request on when all of it is here.
 * A larger one is answered with 413, one that is too slow with 408, one that exceeds the budget of all with 503.
 */
final class SmallBody implements Runnable {
    static final int MOST_BYTES = 64 << 10;
    /** A body has so much time, and a second more for every {@link #BYTES_PER_SECOND} that came. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long BYTES_PER_SECOND = 4096;

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final BodyBudget budget;
    private final Next next;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private final long start = System.nanoTime();
    private final AtomicBoolean over = new AtomicBoolean();
    private Scheduler.@org.jspecify.annotations.Nullable Task timer;

    /** What comes after the body. */
    @FunctionalInterface
    interface Next {
        /** Handles a request whose body is all here. */
        void handle(Request request, Response response, Callback callback);
    }

    SmallBody(Request request, Response response, Callback callback, BodyBudget budget, Next next) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.budget = budget;
        this.next = next;
    }

    @Override
    public void run() {
        while (!over.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                watch();
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                refuse(400);
                return;
            }
            boolean taken = append(chunk.getByteBuffer());
            chunk.release();
            if (taken && chunk.isLast()) {
                pass();
            }
        }
    }

    private boolean append(ByteBuffer bytes) {
        int length = bytes.remaining();
        if (body.size() + length > MOST_BYTES) {
            refuse(413);
            return false;
        }
        if (!budget.take(length)) {
            refuse(503);
            return false;
        }
        body.writeBytes(BufferUtil.toArray(bytes));
        return true;
    }

    private void pass() {
        if (end()) {
            ByteBuffer all = ByteBuffer.wrap(body.toByteArray());
            Callback returning = Callback.from(() -> budget.giveBack(body.size()), callback);
            next.handle(new Held(request, all), response, returning);
        }
    }

    private void refuse(int status) {
        if (end()) {
            budget.giveBack(body.size());
            ErrorAnswers.send(request, response, callback, status);
        }
    }

    private synchronized boolean end() {
        if (timer != null) {
            timer.cancel();
        }
        return over.compareAndSet(false, true);
    }

    private synchronized void watch() {
        if (timer == null && !over.get()) {
            timer = request.getComponents().getScheduler().schedule(this::look, 1, TimeUnit.SECONDS);
        }
    }

    private void look() {
        long allowed = GRACE_NANOS + TimeUnit.SECONDS.toNanos(body.size()) / BYTES_PER_SECOND;
        if (System.nanoTime() - start > allowed) {
            request.getComponents().getExecutor().execute(() -> refuse(408));
        } else {
            synchronized (this) {
                timer = null;
            }
            watch();
        }
    }

    /** A request with its body in memory. */
    private static final class Held extends Request.Wrapper {
        private final Content.Source content;

        Held(Request request, ByteBuffer body) {
            super(request);
            content = Content.Source.from(body);
        }

        @Override
        public Content.Chunk read() {
            return content.read();
        }

        @Override
        public void demand(Runnable available) {
            content.demand(available);
        }
    }
}
