package io.reprise.app.server.auth;

import io.reprise.app.server.http.ApiException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Compares passwords with hashes, which is meant to be slow, by two threads of its own and with a bounded queue: log-ins
 * hold no thread that others need.
 */
public final class PasswordChecks implements AutoCloseable {
    private static final int THREADS = 2;
    /** At about 0.1 s each the last of them waits 2 s. */
    private static final int MOST_WAITING = 40;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), work -> {
                Thread thread = new Thread(work, "passwords");
                thread.setDaemon(true);
                return thread;
            });

    /** Makes the threads when they are needed. */
    public PasswordChecks() {
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Whether it is the password of this hash; takes equally long where there is none.
     *
     * @throws ApiException 503, if too many wait already
     */
    CompletableFuture<Boolean> matches(String password, @Nullable String hash) {
        try {
            return CompletableFuture.supplyAsync(() -> Secrets.matches(password, hash), threads);
        } catch (RejectedExecutionException e) {
            throw ApiException.later(503, "busy", "too many log in just now; try again in a few seconds", 3);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
