package io.reprise.app.server.api;

import io.javalin.http.sse.SseClient;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.Json;
import io.reprise.app.store.Job;
import io.reprise.app.store.JobQueue;
import io.reprise.app.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what happens to jobs. One thread looks at the queue for all of them, few times a second, so that a job
 * that another server does is told of as well; a listener that does not take its events holds up no other.
 */
public final class JobEvents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobEvents.class);
    private static final int MOST_LISTENERS = 500;
    private static final int MOST_OF_USER = 20;
    /** A listener that takes nothing holds one until it is given up: more than a few users can take. */
    private static final int SENDERS = 64;

    private static final long IDLE_SECONDS = 10;
    private static final long EVERY_MILLIS = 250;
    private static final long ALIVE_NANOS = 5_000_000_000L;

    private final Store store;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(JobEvents::thread);
    private final ExecutorService senders = senders();

    private static final class Listener {
        private final String userId;
        private final String jobId;
        private final SseClient client;
        private final AtomicBoolean busy = new AtomicBoolean();
        private volatile String last = "";
        private volatile long lastNanos = System.nanoTime();

        Listener(String userId, String jobId, SseClient client) {
            this.userId = userId;
            this.jobId = jobId;
            this.client = client;
        }
    }

    /** Tells of a store's jobs. */
    public JobEvents(Store store) {
        this.store = store;
        var unused = clock.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static ExecutorService senders() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                SENDERS, SENDERS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), JobEvents::thread);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "job-events");
        thread.setDaemon(true);
        return thread;
    }

    /** How many listen. */
    public int size() {
        return listeners.size();
    }

    /**
     * Refuses a listener who is one too many.
     *
     * @throws ApiException 429 if the user has enough of them, 503 if there are too many of all
     */
    void requireRoom(String userId) {
        if (isFull(userId)) {
            throw ApiException.later(
                    429, "too-many", "you listen to jobs " + MOST_OF_USER + " times; ask for the job itself", 5);
        }
        if (listeners.size() >= MOST_LISTENERS) {
            throw ApiException.later(503, "busy", "too many listen to jobs; ask for the job itself", 5);
        }
    }

    private boolean isFull(String userId) {
        return listeners.stream().filter(one -> one.userId.equals(userId)).count() >= MOST_OF_USER;
    }

    /** A user listens to a job; one for whom there is no room any more, as others came at the same time, is let go. */
    synchronized void add(String userId, String jobId, SseClient client) {
        if (isFull(userId) || listeners.size() >= MOST_LISTENERS) {
            client.close(); // its answer has begun
            return;
        }
        Listener listener = new Listener(userId, jobId, client);
        client.ctx().header("X-Accel-Buffering", "no");
        client.keepAlive();
        client.onClose(() -> listeners.remove(listener));
        listeners.add(listener);
    }

    private void look() {
        try {
            if (listeners.isEmpty()) {
                return;
            }
            List<String> ids =
                    listeners.stream().map(one -> one.jobId).distinct().toList();
            Map<String, Job> jobs = store.read(transaction -> new JobQueue(transaction).all(ids)).stream()
                    .collect(Collectors.toMap(Job::id, job -> job));
            listeners.forEach(listener -> tell(listener, jobs.get(listener.jobId)));
        } catch (RuntimeException e) {
            LOG.warn("looking for what happened to jobs: {}", e.getMessage());
        }
    }

    private void tell(Listener listener, @org.jspecify.annotations.Nullable Job job) {
        if (!listener.busy.getAndSet(true)) {
            senders.execute(() -> {
                try {
                    send(listener, job);
                } catch (RuntimeException e) {
                    end(listener);
                } finally {
                    listener.busy.set(false);
                }
            });
        }
    }

    private void send(Listener listener, @org.jspecify.annotations.Nullable Job job) {
        if (job == null || listener.client.terminated()) {
            end(listener);
            return;
        }
        String now = Json.text(Views.job(job));
        if (!now.equals(listener.last)) {
            listener.client.sendEvent("job", now);
            listener.last = now;
            listener.lastNanos = System.nanoTime();
        } else if (System.nanoTime() - listener.lastNanos > ALIVE_NANOS) {
            listener.client.sendComment("alive");
            listener.lastNanos = System.nanoTime();
        }
        if (job.state().isFinal()) {
            end(listener);
        }
    }

    private void end(Listener listener) {
        listeners.remove(listener);
        listener.client.close();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        listeners.forEach(this::end);
        senders.shutdownNow();
    }
}
