package io.reprise.engine.process;

import java.util.concurrent.CompletableFuture;

/**
 * Ends this process when the one that started it is gone (killed without a chance to say so), so that none is left. The
 * starter's process id is in the property {@code reprise.starter}. A starter that is this process's parent is gone when
 * another process has become the parent: unlike its exit, that is seen also while its exit code is not collected.
 */
public final class ParentWatch {
    private static final int INTERRUPTED = 130;
    private static final long EVERY_MILLIS = 500;

    private ParentWatch() {}

    /** Starts to watch, if there is a starter. */
    public static void start() {
        Long pid = Long.getLong("reprise.starter");
        if (pid == null) {
            return;
        }
        Thread watch =
                new Thread(() -> watch(pid), "watch-starter"); // all of it, since looking for it first takes a while
        watch.setDaemon(true);
        watch.start();
    }

    private static void watch(long starter) {
        if (parent() == starter) {
            watchParent(starter);
        } else {
            ProcessHandle.of(starter).ifPresent(ParentWatch::watchExit);
        }
    }

    private static long parent() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(-1L);
    }

    private static void watchParent(long starter) {
        try {
            while (parent() == starter) {
                Thread.sleep(EVERY_MILLIS);
            }
            System.exit(INTERRUPTED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void watchExit(ProcessHandle starter) {
        CompletableFuture<Void> unused = starter.onExit().thenRun(() -> System.exit(INTERRUPTED));
    }
}
