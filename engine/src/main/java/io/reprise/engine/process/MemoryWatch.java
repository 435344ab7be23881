package io.reprise.engine.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks ten times a second how much memory the workers hold, and whether their time is up. Where the system does not say
 * ({@code /proc} is Linux's), the limit of the shell that starts a worker is the only one.
 */
final class MemoryWatch {
    private static final long EVERY_MILLIS = 100;
    private static final long PAGE_BYTES = 4096;
    private static boolean started;

    private MemoryWatch() {}

    static synchronized void start() {
        if (!started) {
            started = true;
            Thread watch = new Thread(MemoryWatch::run, "watch-workers");
            watch.setDaemon(true);
            watch.start();
        }
    }

    private static void run() {
        try {
            while (true) {
                Thread.sleep(EVERY_MILLIS);
                WorkerProcesses.look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void check(WorkerProcess worker) {
        if (resident(worker.pid()) > worker.limits().memoryBytes()) {
            worker.kill(tooMuch(worker.limits()));
        }
    }

    /** Bytes of memory that a process holds; 0 if that is not known. */
    static long resident(long pid) {
        try {
            String[] pages =
                    Files.readString(Path.of("/proc/" + pid + "/statm")).split(" ", -1);
            return Long.parseLong(pages[1]) * PAGE_BYTES;
        } catch (IOException | RuntimeException e) {
            return 0; // gone, or another system
        }
    }

    static WorkerFailedException tooMuch(WorkerLimits limits) {
        return new WorkerFailedException(
                "memory-limit",
                "it needs more than the " + (limits.memoryBytes() >> 20)
                        + " MB of memory a job may use; convert it to a smaller size or another format");
    }

    /** The heap is a share of a job's memory; what needs more of it is not the length but the size of the pictures. */
    static WorkerFailedException heapTooSmall(WorkerLimits limits) {
        return new WorkerFailedException(
                "memory-limit",
                "it needs more than the " + limits.heapMegabytes() + " MB of Java memory that a job has of its "
                        + (limits.memoryBytes() >> 20) + " MB; make it smaller, or allow jobs more memory");
    }
}
