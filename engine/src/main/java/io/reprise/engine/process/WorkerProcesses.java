package io.reprise.engine.process;

import io.reprise.core.error.ErrorKind;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** All worker processes of this one: they are ended with it, when their time is up, or when they use too much memory. */
public final class WorkerProcesses {
    private static final Set<Process> ALL = ConcurrentHashMap.newKeySet();
    private static final Map<WorkerProcess, Long> WATCHED = new ConcurrentHashMap<>();
    /** Deleting files takes milliseconds; a machine with much else to do is given its time. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long NO_DEADLINE = Long.MAX_VALUE;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(WorkerProcesses::endAll, "end-workers"));
    }

    private WorkerProcesses() {}

    /** How many run. */
    public static int count() {
        return (int) ALL.stream().filter(Process::isAlive).count();
    }

    static void add(Process process) {
        ALL.add(process);
    }

    static void remove(Process process) {
        ALL.remove(process);
    }

    static void watch(WorkerProcess worker) {
        WATCHED.put(worker, NO_DEADLINE);
        MemoryWatch.start();
    }

    static void allow(WorkerProcess worker, Duration time) {
        WATCHED.put(worker, System.nanoTime() + time.toNanos());
    }

    static void rest(WorkerProcess worker) {
        WATCHED.computeIfPresent(worker, (same, deadline) -> NO_DEADLINE);
    }

    static void forget(WorkerProcess worker) {
        WATCHED.remove(worker);
    }

    static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** One look at every watched worker. */
    static void look() {
        long now = System.nanoTime();
        WATCHED.forEach((worker, deadline) -> {
            if (!worker.isThere()) {
                WATCHED.remove(worker);
            } else if (deadline != NO_DEADLINE && now - deadline > 0) {
                worker.overdue(tooLong(worker));
            } else {
                MemoryWatch.check(worker);
            }
        });
    }

    private static WorkerFailedException tooLong(WorkerProcess worker) {
        long seconds = worker.limits().time().toSeconds();
        return new WorkerFailedException(
                "time-limit",
                "it took longer than the " + (seconds >= 120 ? seconds / 60 + " minutes" : seconds + " seconds")
                        + " a job may take; try a shorter or smaller video");
    }

    /** Workers delete their unfinished files when they are asked to end; one that does not end in time is killed. */
    private static void endAll() {
        WATCHED.keySet()
                .forEach(worker -> worker.end(
                        new WorkerFailedException(ErrorKind.INTERRUPTED, "cancelled", "the program is ending")));
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (Process worker : ALL) {
            try {
                worker.waitFor(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            kill(worker);
        }
    }
}
