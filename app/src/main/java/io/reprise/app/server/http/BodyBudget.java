package io.reprise.app.server.http;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes of small bodies that are held in memory by all requests together. */
final class BodyBudget {
    /** Bytes of all small bodies at once: an eighth of the server's heap. */
    private static final long MOST_BYTES = 40L << 20;

    private final AtomicLong held = new AtomicLong();

    /** Takes bytes; false if there are too many already, and nothing is taken. */
    boolean take(int bytes) {
        if (held.addAndGet(bytes) > MOST_BYTES) {
            held.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    /** Gives bytes back. */
    void giveBack(int bytes) {
        held.addAndGet(-bytes);
    }
}
