package io.reprise.spark.features;

import io.reprise.engine.process.WorkerFailedException;
import io.reprise.engine.process.WorkerLimits;
import io.reprise.engine.worker.Report;
import io.reprise.engine.worker.Task;
import io.reprise.engine.worker.Worker;
import io.reprise.engine.worker.WorkerMain;
import io.reprise.engine.worker.WorkerSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * A task slot's worker process, in which all native code runs. It stays warm for the next task of this executor; when a
 * video brings it down, or a task ends in the middle of a video, the next one starts another.
 */
final class WorkerSlot implements AutoCloseable {
    private static final ConcurrentLinkedDeque<Worker> IDLE = new ConcurrentLinkedDeque<>();

    private final WorkerSettings settings;
    private @Nullable Worker worker;
    private boolean busy;

    /** A slot whose worker has these limits. */
    WorkerSlot(FeatureOptions options) {
        WorkerLimits limits =
                WorkerLimits.of((long) options.memoryMegabytes() << 20, Duration.ofMinutes(options.minutes()));
        this.settings = WorkerSettings.service(WorkerMain.class, limits, List.of());
    }

    /**
     * Has a video analysed.
     *
     * @throws WorkerFailedException if it cannot be, with the reason
     * @throws IOException if no process can be started
     */
    Report.Video analyse(Task.Analyse task) throws WorkerFailedException, IOException {
        Worker running = running();
        busy = true;
        Report.Analysed done = running.run(task, Report.Analysed.class, report -> {});
        busy = false;
        return done.video();
    }

    /** After a failure: whether the process lived through it or not, it is free. */
    void recover() {
        busy = false;
    }

    private Worker running() throws IOException {
        Worker known = worker == null ? IDLE.poll() : worker;
        while (known != null && !known.isAlive()) {
            known.close();
            known = IDLE.poll();
        }
        Worker running = known == null ? settings.start() : known;
        worker = running;
        return running;
    }

    @Override
    public void close() {
        Worker last = worker;
        worker = null;
        if (last != null && !busy && last.isAlive()) {
            IDLE.push(last);
        } else if (last != null) {
            last.close();
        }
    }
}
