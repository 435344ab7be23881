package io.reprise.engine.process;

import io.reprise.core.file.Parts;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends the process in order: first what was registered to keep its work runs, then unfinished files are deleted and no new
 * ones can be made. Separate shutdown hooks would run at once and in each other's way.
 */
public final class ShutdownHook {
    private static final Set<Runnable> FIRST = ConcurrentHashMap.newKeySet();

    private ShutdownHook() {}

    /** From now on the process ends like this. */
    public static void prepare() {
        Runtime.getRuntime().addShutdownHook(new Thread(ShutdownHook::end, "shutdown"));
    }

    private static void end() {
        FIRST.forEach(Runnable::run);
        Parts.deleteAll();
    }

    /** Has this run, to its end, before unfinished files are deleted. */
    public static void first(Runnable keeps) {
        FIRST.add(keeps);
    }

    /** The opposite of {@link #first}. */
    public static void forget(Runnable keeps) {
        FIRST.remove(keeps);
    }
}
