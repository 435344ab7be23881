package io.reprise.app.job;

import io.reprise.app.store.Ids;
import io.reprise.app.store.Job;
import io.reprise.app.store.JobQueue;
import io.reprise.app.store.JobQueue.Lease;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoreException;
import io.reprise.engine.process.WorkerFailedException;
import io.reprise.engine.worker.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes jobs from the queue, as many at once as it has places, and has them done. It says several times in the time after
 * which a server counts as dead that it lives, and hears then whether a job was cancelled elsewhere. A server counts as dead
 * when another has heard nothing new of its job for so long, by a clock of its own that is never set: what the servers'
 * clocks say plays no part.
 */
public final class JobPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobPool.class);
    private static final long TELL_NANOS = 300_000_000;
    /** Users of whom it is remembered in which order they were served. */
    private static final int MOST_SERVED = 50;

    /** How long the end of a child is held to be the end of the server, whose other parts end in any order. */
    private static final long ENDING_MILLIS = 1500;
    /** What a child fails with when it is ended from outside, as it is when the whole server is. */
    private static final Set<String> ENDED = Set.of("ended", "crashed", "cancelled");

    private final Store store;
    private final JobHandler handler;
    private final Duration deadAfter;
    private final String worker = Ids.next();
    private final ExecutorService threads;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final Map<Lease, Long> lastSigns = new HashMap<>(); // of the beating thread alone
    private final Queue<String> served = new ConcurrentLinkedQueue<>(); // the latest last
    private final Semaphore wake = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final int places;

    /**
     * Starts to work.
     *
     * @param places how many jobs at once
     * @param deadAfter how long a server may say nothing before its jobs are taken over
     */
    public JobPool(Store store, JobHandler handler, int places, Duration deadAfter) {
        this.store = store;
        this.handler = handler;
        this.places = places;
        this.deadAfter = deadAfter;
        this.threads = Executors.newFixedThreadPool(places + 1, work -> {
            Thread thread = new Thread(work, "jobs");
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < places; i++) {
            threads.execute(this::work);
        }
        threads.execute(this::beat);
    }

    /** There is a new job in the queue. */
    public void wake() {
        wake.release();
    }

    /** A job was cancelled in the queue: should it run here, it ends now. */
    public void cancelled(String id) {
        Running here = running.get(id);
        if (here != null) {
            here.cancel();
        }
    }

    /** The server is about to end: no job is begun any more, and those that end now are put back into the queue. */
    public void prepareToClose() {
        closed.countDown();
    }

    /** How many jobs run here. */
    public int size() {
        return running.size();
    }

    private boolean closing() {
        return closed.getCount() == 0;
    }

    private void work() {
        while (!closing()) {
            try {
                List<String> lately = List.copyOf(served);
                Optional<Job> job = store.write(transaction -> new JobQueue(transaction).take(worker, lately));
                job.ifPresent(taken -> serve(taken.userId()));
                if (job.isPresent()) {
                    run(job.get());
                } else {
                    boolean woken = wake.tryAcquire(1, TimeUnit.SECONDS);
                    LOG.trace("looking for work, woken: {}", woken);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("the queue of jobs: {}", e.getMessage(), e);
                pause();
            }
        }
    }

    private synchronized void serve(String userId) {
        served.remove(userId);
        served.add(userId);
        if (served.size() > MOST_SERVED) {
            served.poll();
        }
    }

    private void pause() {
        try {
            boolean now = closed.await(1, TimeUnit.SECONDS);
            LOG.trace("paused, closing: {}", now);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Job job) {
        Running here = new Running(job);
        running.put(job.id(), here);
        try {
            String result = handler.run(job, here);
            store.write(transaction -> new JobQueue(transaction).done(job.id(), worker, result));
        } catch (WorkerFailedException e) {
            fail(here, e.code(), String.valueOf(e.getMessage()));
        } catch (StoreException e) {
            LOG.warn("job {} ({}) begins again: {}", job.id(), job.kind().id(), e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.error("job {} ({}): {}", job.id(), job.kind().id(), e.getMessage(), e);
            fail(here, "bug", "the server could not do it: " + e.getClass().getSimpleName() + "; its log says more");
        } finally {
            running.remove(job.id());
        }
    }

    private void fail(Running here, String code, String message) {
        Job job = here.job;
        if (isEnding(code)) {
            store.write(transaction -> {
                new JobQueue(transaction).giveBack(job.id(), worker);
                return true;
            });
            return;
        }
        store.write(transaction -> new JobQueue(transaction).failed(job.id(), worker, code, message));
    }

    private boolean isEnding(String code) {
        try {
            return closing() || (ENDED.contains(code) && closed.await(ENDING_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Puts jobs back whose server was silent for long: another's, or what this one lost when the store was away. */
    private void releaseSilent() {
        List<Lease> leases = store.read(transaction -> new JobQueue(transaction).leases()).stream()
                .filter(lease -> !running.containsKey(lease.jobId()))
                .toList();
        lastSigns.keySet().retainAll(leases);
        long now = System.nanoTime();
        for (Lease lease : leases) {
            if (now - lastSigns.computeIfAbsent(lease, none -> now) >= deadAfter.toNanos()) {
                store.write(transaction -> {
                    new JobQueue(transaction).release(lease);
                    return true;
                });
                wake();
            }
        }
    }

    private void beat() {
        long millis = Math.max(50, Math.min(2000, deadAfter.toMillis() / 4));
        while (!closing()) {
            try {
                if (closed.await(millis, TimeUnit.MILLISECONDS)) {
                    return;
                }
                running.values().forEach(Running::beat);
                releaseSilent();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("saying that jobs are worked on: {}", e.getMessage());
            }
        }
    }

    /** Ends what runs here; it is put back into the queue for the next server. */
    @Override
    public void close() {
        closed.countDown();
        wake.release(places);
        running.values().forEach(Running::cancel);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One job that runs here. */
    private final class Running implements JobHandler.Progress {
        private final Job job;
        private @Nullable Stage stage;
        private double part;
        private long told;
        private @Nullable Runnable cancel;
        private boolean stopped;

        Running(Job job) {
            this.job = job;
        }

        @Override
        public void tell(Stage newStage, double newPart) {
            boolean tell;
            synchronized (this) {
                long now = System.nanoTime();
                tell = newStage != stage || now - told > TELL_NANOS;
                stage = newStage;
                part = newPart;
                told = tell ? now : told;
            }
            if (tell) {
                beat();
            }
        }

        void beat() {
            try {
                boolean ours =
                        store.write(transaction -> new JobQueue(transaction).tell(job.id(), worker, stage, part));
                if (!ours) {
                    cancel();
                }
            } catch (StoreException e) {
                LOG.warn("job {} could not say how far it is: {}", job.id(), e.getMessage()); // the next beat does
            }
        }

        @Override
        public synchronized void onCancel(Runnable what) {
            cancel = what;
            if (stopped) {
                what.run();
            }
        }

        synchronized void cancel() {
            stopped = true;
            if (cancel != null) {
                cancel.run();
            }
        }
    }
}
