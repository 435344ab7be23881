package io.reprise.app.fetch;

import io.reprise.core.error.InvalidValueException;
import java.time.Duration;

/**
 * How patient a download is.
 *
 * @param connect how long until a connection stands, above 0
 * @param stall how long the other side may send nothing, above 0
 * @param attempts how often in a row it may fail without getting further, at least 1
 * @param pause before another attempt; twice as long each time
 */
public record DownloadOptions(Duration connect, Duration stall, int attempts, Duration pause) {
    /** Our choice: slow lines and a server that restarts are waited for, one that is gone is told of within a minute. */
    public static final DownloadOptions USUAL =
            new DownloadOptions(Duration.ofSeconds(15), Duration.ofSeconds(30), 3, Duration.ofSeconds(1));

    private static final long MOST_SECONDS = 3600;

    public DownloadOptions {
        check("connect", connect);
        check("stall", stall);
        if (attempts < 1 || pause.isNegative()) {
            throw new IllegalArgumentException(attempts + " attempts with a pause of " + pause);
        }
    }

    private static void check(String name, Duration wait) {
        if (wait.isZero() || wait.isNegative() || wait.toSeconds() > MOST_SECONDS) {
            throw new InvalidValueException("timeout", name + " is above 0 and at most an hour, not " + wait);
        }
    }

    /** The same with another patience for a silent server. */
    public DownloadOptions stalling(Duration wait) {
        return new DownloadOptions(connect.compareTo(wait) < 0 ? connect : wait, wait, attempts, pause);
    }
}
