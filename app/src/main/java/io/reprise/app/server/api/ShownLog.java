package io.reprise.app.server.api;

import io.reprise.app.recommend.Recommendation;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoreException;
import io.reprise.app.store.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes which suggestions were shown, a moment later and many at once: nobody waits for it. */
public final class ShownLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShownLog.class);
    private static final int MOST_WAITING = 1000;
    private static final long PAUSE_MILLIS = 200;

    private final Store store;
    private final LinkedBlockingQueue<Shown> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread = new Thread(this::run, "note-suggestions");

    private record Shown(String userId, String sha256, Recommendation what) {}

    /** Notes into a store. */
    public ShownLog(Store store) {
        this.store = store;
        thread.setDaemon(true);
        thread.start();
    }

    /** To be noted; an answer that was shown before is not noted again. */
    void add(String userId, String sha256, Recommendation what) {
        if (!what.noted().getAndSet(true) && !waiting.offer(new Shown(userId, sha256, what))) {
            LOG.warn("too many suggestions to note; some are left out");
        }
    }

    private void run() {
        try {
            while (true) {
                List<Shown> all = new ArrayList<>(List.of(waiting.take()));
                waiting.drainTo(all);
                write(all);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            List<Shown> rest = new ArrayList<>();
            waiting.drainTo(rest);
            write(rest);
        }
    }

    private void write(List<Shown> all) {
        try {
            store.write(transaction -> {
                Suggestions suggestions = new Suggestions(transaction);
                all.forEach(shown -> SuggestionRoutes.store(suggestions, shown.userId(), shown.sha256(), shown.what()));
                return true;
            });
        } catch (StoreException e) {
            LOG.warn("suggestions were not noted: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
