package io.reprise.engine.worker;

import io.reprise.engine.process.WorkerLimits;
import io.reprise.engine.process.WorkerProcess;
import java.io.IOException;
import java.util.List;

/**
 * How worker processes are started.
 *
 * @param mainClass their entry, which calls {@link WorkerMain#serve}
 * @param limits what each may use
 * @param options more options of their Java machine
 * @param isolation how far they are kept apart from this process
 */
public record WorkerSettings(
        Class<?> mainClass, WorkerLimits limits, List<String> options, WorkerProcess.Isolation isolation) {
    public WorkerSettings {
        options = List.copyOf(options);
    }

    /** Workers of a service: in the background, without this process's environment. */
    public static WorkerSettings service(Class<?> mainClass, WorkerLimits limits, List<String> options) {
        return new WorkerSettings(mainClass, limits, options, WorkerProcess.Isolation.SERVICE);
    }

    /** Workers of a command that waits for them: of its priority, with its environment. */
    public static WorkerSettings command(Class<?> mainClass, WorkerLimits limits) {
        return new WorkerSettings(mainClass, limits, List.of(), WorkerProcess.Isolation.COMMAND);
    }

    /**
     * Starts a worker; the caller closes it.
     *
     * @throws IOException if no process can be started
     */
    public Worker start() throws IOException {
        return new Worker(WorkerProcess.start(mainClass, limits, options, isolation));
    }
}
