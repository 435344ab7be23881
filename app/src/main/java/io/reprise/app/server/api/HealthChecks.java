package io.reprise.app.server.api;

import io.reprise.app.store.Store;
import io.reprise.app.store.StoreException;
import io.reprise.app.store.Users;
import io.reprise.engine.home.Home;
import io.reprise.engine.home.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Looks whether store and disk can be used, in a thread of its own: a store or a disk that does not answer holds up that
 * thread alone. All who ask meanwhile get the same look's result, or after a second the news that there is none.
 */
public final class HealthChecks implements AutoCloseable {
    private static final long LEAST_DISK = 200L << 20;
    private static final long PATIENCE_MILLIS = 1000;

    private final Store store;
    private final Path folder;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread one = new Thread(work, "health");
        one.setDaemon(true);
        return one;
    });
    private CompletableFuture<Map<String, String>> look = CompletableFuture.completedFuture(Map.of());

    /** Of a store and a home. */
    public HealthChecks(Store store, Home home) {
        this.store = store;
        this.folder = home.folder();
    }

    /** What is looked at, and "ok" or what is wrong with it, within a second. */
    CompletableFuture<Map<String, String>> checks() {
        return latest().copy()
                .completeOnTimeout(
                        Map.of("store", "store-busy", "disk", "no answer within a second"),
                        PATIENCE_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    private synchronized CompletableFuture<Map<String, String>> latest() {
        if (look.isDone()) {
            look = CompletableFuture.supplyAsync(this::look, thread);
        }
        return look;
    }

    private Map<String, String> look() {
        Map<String, String> checks = new LinkedHashMap<>();
        checks.put("store", store());
        checks.put("disk", disk());
        return checks;
    }

    private String store() {
        try {
            return store.read(transaction -> new Users(transaction).count()) >= 0 ? "ok" : "wrong";
        } catch (StoreException e) {
            return e.code();
        }
    }

    private String disk() {
        try {
            PrivateFiles.folder(folder);
            long free = Files.getFileStore(folder).getUsableSpace();
            return free > LEAST_DISK ? "ok" : "only " + (free >> 20) + " MB left";
        } catch (IOException e) {
            return "not writable";
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
