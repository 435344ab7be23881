package io.reprise.engine.process;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All child processes of this one: they are ended with it, when their time is up, or when they eat too much memory. */
public final class Children {
    private static final Set<Process> ALL = ConcurrentHashMap.newKeySet();
    private static final Map<Child, Long> WATCHED = new ConcurrentHashMap<>();
    private static final long NO_DEADLINE = Long.MAX_VALUE;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Children::endAll, "kill-children"));
    }

    private Children() {}

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

    static void watch(Child child) {
        WATCHED.put(child, NO_DEADLINE);
        MemoryWatch.start();
    }

    static void allow(Child child, Duration time) {
        WATCHED.put(child, System.nanoTime() + time.toNanos());
    }

    static void rest(Child child) {
        WATCHED.computeIfPresent(child, (same, deadline) -> NO_DEADLINE);
    }

    static void forget(Child child) {
        WATCHED.remove(child);
    }

    static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** One look at every watched child. */
    static void look() {
        long now = System.nanoTime();
        WATCHED.forEach((child, deadline) -> {
            if (!child.isAlive()) {
                WATCHED.remove(child);
            } else if (deadline != NO_DEADLINE && now - deadline > 0) {
                child.end(tooLong(child));
            } else {
                MemoryWatch.check(child);
            }
        });
    }

    private static ChildFailedException tooLong(Child child) {
        long seconds = child.limits().time().toSeconds();
        return new ChildFailedException(
                "time-limit",
                "it took longer than the " + (seconds >= 120 ? seconds / 60 + " minutes" : seconds + " seconds")
                        + " a job may take; try a shorter or smaller video");
    }

    private static void endAll() {
        WATCHED.keySet().forEach(child -> child.end(new ChildFailedException("cancelled", "the server is ending")));
        for (Process child : ALL) {
            child.descendants().forEach(ProcessHandle::destroyForcibly);
            child.destroy(); // it deletes its unfinished files; should it hang, it still sees us gone and ends
        }
    }
}
