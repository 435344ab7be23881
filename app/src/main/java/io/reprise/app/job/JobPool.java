package io.reprise.app.job;

import io.reprise.app.process.ChildFailedException;
import io.reprise.app.store.Ids;
import io.reprise.app.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes jobs from the queue, as many at once as it has places, and has them done. It says twice in the time after which a
 * server counts as dead that it lives, and hears then whether a job was cancelled elsewhere.
 */
public final class JobPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobPool.class);
    private static final long TELL_MILLIS = 300;

    private final Store store;
    private final JobHandler handler;
    private final Duration deadAfter;
    private final String worker = Ids.next();
    private final ExecutorService threads;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
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
                Optional<Job> job = store.write(transaction ->
                        new JobQueue(transaction).take(worker, System.currentTimeMillis() - deadAfter.toMillis()));
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
        } catch (ChildFailedException e) {
            fail(here, e.code(), String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            LOG.error("job {} ({}): {}", job.id(), job.kind().id(), e.getMessage(), e);
            fail(here, "bug", "the server could not do it: " + e.getClass().getSimpleName() + "; its log says more");
        } finally {
            running.remove(job.id());
        }
    }

    private void fail(Running here, String code, String message) {
        Job job = here.job;
        if (closing()) {
            store.write(transaction -> {
                new JobQueue(transaction).giveBack(job.id(), worker);
                return true;
            });
            return;
        }
        boolean ours = store.write(transaction -> new JobQueue(transaction).failed(job.id(), worker, code, message));
        Optional<Job> now = store.read(transaction -> new JobQueue(transaction).get(job.id()));
        boolean cancelled = now.isEmpty() || now.get().state() == Job.State.CANCELLED;
        if (ours || cancelled) {
            handler.ended(job, cancelled, code, message);
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
        private @Nullable String stage;
        private double part;
        private long told;
        private @Nullable Runnable cancel;
        private boolean stopped;

        Running(Job job) {
            this.job = job;
        }

        @Override
        public void tell(String newStage, double newPart) {
            boolean tell;
            synchronized (this) {
                long now = System.currentTimeMillis();
                tell = !newStage.equals(stage) || now - told > TELL_MILLIS;
                stage = newStage;
                part = newPart;
                told = tell ? now : told;
            }
            if (tell) {
                beat();
            }
        }

        void beat() {
            boolean ours = store.write(transaction -> new JobQueue(transaction).tell(job.id(), worker, stage, part));
            if (!ours) {
                cancel();
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
