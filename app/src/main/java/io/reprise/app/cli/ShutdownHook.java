package io.reprise.app.cli;

import io.reprise.core.file.PartFile;
import io.reprise.core.file.PartFolder;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What happens when the process is told to end: first whoever has something worth keeping keeps it, then unfinished files
 * are deleted and no new ones can be made. Shutdown hooks of their own would run at once and in each other's way.
 */
final class ShutdownHook {
    private static final Set<Runnable> FIRST = ConcurrentHashMap.newKeySet();

    private ShutdownHook() {}

    /** From now on the process ends like this. */
    static void prepare() {
        Runtime.getRuntime().addShutdownHook(new Thread(ShutdownHook::end, "orderly end"));
    }

    private static void end() {
        FIRST.forEach(Runnable::run);
        PartFile.deleteAll();
        PartFolder.deleteAll();
    }

    /** Has this run, to its end, before unfinished files are deleted. */
    static void first(Runnable keeps) {
        FIRST.add(keeps);
    }

    /** The opposite of {@link #first}. */
    static void forget(Runnable keeps) {
        FIRST.remove(keeps);
    }
}
