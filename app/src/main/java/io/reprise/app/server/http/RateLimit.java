package io.reprise.app.server.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets everyone do something so often within some time, and no more. Only the newest few thousand are remembered. */
public final class RateLimit {
    private static final int MOST_REMEMBERED = 10_000;

    private final int most;
    private final long windowMillis;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private static final class Window {
        private long start;
        private int count;
    }

    /** So often within so long. */
    public RateLimit(int most, Duration window) {
        this.most = most;
        this.windowMillis = window.toMillis();
    }

    /**
     * Counts one.
     *
     * @param who for whom
     * @param what for the message, as in "attempts to log in"
     * @throws ApiException 429, if that was one too many
     */
    public synchronized void count(String who, String what) {
        long now = System.currentTimeMillis();
        Window window = windows.computeIfAbsent(who, none -> new Window());
        if (now - window.start >= windowMillis) {
            window.start = now;
            window.count = 0;
        }
        if (++window.count > most) {
            int seconds = (int) Math.max(1, (window.start + windowMillis - now + 999) / 1000);
            throw ApiException.later(
                    429, "too-often", "too many " + what + "; try again in " + seconds + " seconds", seconds);
        }
    }

    /** All is well with this one: what was counted is forgotten. */
    public synchronized void forget(String who) {
        windows.remove(who);
    }
}
