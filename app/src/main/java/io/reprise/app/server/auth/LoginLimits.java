package io.reprise.app.server.auth;

import io.reprise.app.server.http.ApiException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Limits failed log-ins. A name is limited together with the address that tries it, so that a stranger elsewhere can't lock
 * its owner out; an address is limited by itself, whatever names it tries and whoever of them gets in; a browser that was
 * logged in before (device) is counted by itself, so that a stranger behind the same address can't lock it out either. An
 * attempt counts from its beginning, so that many at once are not more than allowed; one that succeeds is taken back, and
 * it alone.
 */
final class LoginLimits {
    /** Failures of one name at one address, or of one device, within the window. */
    private static final int MOST_OF_NAME = 10;
    /** Failures of one address within the window. */
    private static final int MOST_OF_ADDRESS = 50;

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Counters names;
    private final Counters addresses;
    private final Counters devices;

    /** By a clock of nanoseconds that is never set, such as {@link System#nanoTime}. */
    LoginLimits(LongSupplier nanos) {
        names = new Counters(MOST_OF_NAME, nanos);
        addresses = new Counters(MOST_OF_ADDRESS, nanos);
        devices = new Counters(MOST_OF_NAME, nanos);
    }

    /** An attempt that is counted. */
    interface Attempt {
        /** It succeeded: it counts no more. */
        void succeeded();
    }

    /**
     * Counts an attempt.
     *
     * @throws ApiException 429, if there were too many failures
     */
    Attempt begin(String name, String address) {
        Attempt ofAddress = addresses.count(address);
        Attempt ofName = names.count(address + " " + name);
        return () -> {
            ofAddress.succeeded();
            ofName.succeeded();
        };
    }

    /** Counts an attempt of a device that was logged in before. */
    Attempt begin(String device) {
        return devices.count(device);
    }

    /** Counters by a key; those of the last window are kept, and of them the latest. */
    private static final class Counters {
        private static final int MOST_KEPT = 20_000;

        private final int most;
        private final LongSupplier nanos;
        private final Map<String, Window> windows = new LinkedHashMap<>(16, .75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
                return size() > MOST_KEPT;
            }
        };

        private static final class Window {
            private final long start;
            private int count;

            Window(long start) {
                this.start = start;
            }
        }

        Counters(int most, LongSupplier nanos) {
            this.most = most;
            this.nanos = nanos;
        }

        synchronized Attempt count(String key) {
            long now = nanos.getAsLong();
            Window known = windows.get(key);
            if (known == null || now - known.start >= WINDOW.toNanos()) {
                known = new Window(now);
                windows.put(key, known);
            }
            if (known.count >= most) {
                int seconds = (int) (WINDOW.minusNanos(now - known.start).toSeconds() + 1);
                throw ApiException.later(
                        429, "too-often", "too many attempts to log in; try again in " + seconds + " seconds", seconds);
            }
            known.count++;
            Window mine = known;
            return () -> takeBack(mine);
        }

        private synchronized void takeBack(Window window) {
            window.count--;
        }
    }
}
