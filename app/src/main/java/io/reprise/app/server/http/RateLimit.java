package io.reprise.app.server.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Lets everyone do something so often within some time, and no more; by a clock that is never set. Only the newest few
 * thousand are remembered. By hand: Javalin's limiter counts requests of an address, not failures of a name.
 */
public final class RateLimit {
    private static final int MOST_REMEMBERED = 10_000;

    private final int most;
    private final long windowNanos;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private static final class Window {
        private long start;
        private int count;

        Window(long start) {
            this.start = start;
        }
    }

    /** So often within so long. */
    public RateLimit(int most, Duration window) {
        this.most = most;
        this.windowNanos = window.toNanos();
    }

    /**
     * Counts one.
     *
     * @param who for whom
     * @param what for the message, as in "attempts to log in"
     * @throws ApiException 429, if that was one too many
     */
    public synchronized void count(String who, String what) {
        long now = System.nanoTime();
        Window window = windows.computeIfAbsent(who, none -> new Window(now));
        if (now - window.start >= windowNanos) {
            window.start = now;
            window.count = 0;
        }
        if (++window.count > most) {
            int seconds = (int) Math.max(1, TimeUnit.NANOSECONDS.toSeconds(window.start + windowNanos - now) + 1);
            throw ApiException.later(
                    429, "too-often", "too many " + what + "; try again in " + seconds + " seconds", seconds);
        }
    }
}
