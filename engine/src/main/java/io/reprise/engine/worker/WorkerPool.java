package io.reprise.engine.worker;

import io.reprise.engine.process.WorkerFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Pool of worker processes that are kept for a while, each for one video alone: the second picture of a video comes at once.
 * A task that finds all of them busy waits for its turn.
 */
public final class WorkerPool implements AutoCloseable {
    private static final long KEPT_MILLIS = 20_000;
    private static final long PATIENCE_MILLIS = 20_000;

    private final WorkerSettings settings;
    private final int most;
    private final Map<String, Warm> warm = new LinkedHashMap<>();
    private final List<Waiter> line = new ArrayList<>();
    private boolean closed;

    /** Request that waits for a video's worker; whoever came first is served first. */
    private static final class Waiter {
        private final String video;

        Waiter(String video) {
            this.video = video;
        }
    }

    private static final class Warm {
        private final String video;
        private @Nullable Worker worker;
        private boolean busy = true;
        private long usedMillis;

        Warm(String video) {
            this.video = video;
        }
    }

    /** A pool of at most so many workers. */
    public WorkerPool(WorkerSettings settings, int most) {
        this.settings = settings;
        this.most = most;
    }

    /**
     * Does a task on a video.
     *
     * @return false if there was no worker free for it in time
     */
    public boolean ask(String video, Task task) throws WorkerFailedException, IOException {
        Optional<Warm> mine;
        try {
            mine = take(video);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        if (mine.isEmpty()) {
            return false;
        }
        Warm one = mine.get();
        try {
            Worker worker = one.worker;
            if (worker == null || !worker.isAlive()) {
                worker = settings.start();
                one.worker = worker;
            }
            worker.run(task, Report.Result.class, report -> {});
            return true;
        } finally {
            giveBack(one);
        }
    }

    private synchronized Optional<Warm> take(String video) throws InterruptedException {
        long until = TimeUnit.NANOSECONDS.toMillis(System.nanoTime()) + PATIENCE_MILLIS;
        Waiter me = new Waiter(video);
        line.add(me);
        try {
            while (!closed) {
                Optional<Warm> free = isFirst(me) ? free(video) : Optional.empty();
                long left = until - TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
                if (free.isPresent() || left <= 0) {
                    return free;
                }
                wait(left);
            }
            return Optional.empty();
        } finally {
            line.remove(me);
            notifyAll();
        }
    }

    private boolean isFirst(Waiter one) {
        return line.stream()
                        .filter(other -> other.video.equals(one.video))
                        .findFirst()
                        .orElse(one)
                == one;
    }

    private Optional<Warm> free(String video) {
        Warm known = warm.get(video);
        if (known == null && (warm.size() < most || dropIdle())) {
            known = new Warm(video);
            warm.put(video, known);
            return Optional.of(known);
        }
        if (known != null && !known.busy) {
            known.busy = true;
            return Optional.of(known);
        }
        return Optional.empty();
    }

    private boolean dropIdle() {
        Optional<Warm> idle =
                warm.values().stream().filter(one -> !one.busy).min(Comparator.comparingLong(one -> one.usedMillis));
        idle.ifPresent(this::drop);
        return idle.isPresent();
    }

    private void drop(Warm one) {
        warm.remove(one.video);
        if (one.worker != null) {
            one.worker.close();
        }
    }

    private synchronized void giveBack(Warm one) {
        one.busy = false;
        one.usedMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        if (one.worker == null || !one.worker.isAlive() || closed) {
            drop(one);
        }
        notifyAll();
    }

    /** Ends those that were idle for a while. */
    public synchronized void cool() {
        long before = TimeUnit.NANOSECONDS.toMillis(System.nanoTime()) - KEPT_MILLIS;
        warm.values().stream()
                .filter(one -> !one.busy && one.usedMillis < before)
                .toList()
                .forEach(this::drop);
    }

    /** Ends the worker of a video that is deleted. */
    public synchronized void forget(String video) {
        Warm one = warm.get(video);
        if (one != null && !one.busy) {
            drop(one);
        } else if (one != null && one.worker != null) {
            one.worker.end(new WorkerFailedException("cancelled", "the video was deleted"));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        warm.values().stream().toList().forEach(this::drop);
        notifyAll();
    }
}
