package io.reprise.app.process;

import java.util.concurrent.CompletableFuture;

/**
 * Ends this process when the one that started it is gone (killed without a chance to say so), so that none is left. The
 * starter's process id is in the property {@code reprise.starter}.
 */
public final class ParentWatch {
    private static final int INTERRUPTED = 130;

    private ParentWatch() {}

    /** Starts to watch, if there is a starter. */
    public static void start() {
        Long pid = Long.getLong("reprise.starter");
        if (pid != null) {
            ProcessHandle.of(pid).ifPresent(ParentWatch::watch);
        }
    }

    private static void watch(ProcessHandle starter) {
        CompletableFuture<Void> unused = starter.onExit().thenRun(() -> System.exit(INTERRUPTED));
    }
}
