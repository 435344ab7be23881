package io.reprise.app.cli;

import io.reprise.core.error.InvalidValueException;
import io.reprise.engine.home.ByteSize;
import io.reprise.engine.process.WorkerLimits;
import io.reprise.engine.worker.WorkerSettings;
import io.reprise.vision.onnx.ExecutionDevice;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that starts worker processes: what the work on one video may use. */
final class WorkerOptions {
    private static final String MEMORY = "jobMemory";
    /** CUDA's libraries alone reserve several GB of address space. */
    private static final String CUDA_MEMORY = "32GB";

    @Option(
            names = "--job-memory",
            paramLabel = "SIZE",
            description = "Memory the process of one video may use (default: 2GiB; 32GB with --device cuda).")
    @Nullable
    String memory;

    @Option(
            names = "--job-minutes",
            paramLabel = "N",
            defaultValue = "60",
            description = "Minutes the work on one video may take (default: ${DEFAULT-VALUE}).")
    int minutes = 60;

    /** The limits that were asked for. */
    WorkerLimits limits(ExecutionDevice device) {
        if (minutes < 1) {
            throw new InvalidValueException("jobMinutes", "a job needs at least 1 minute, not " + minutes);
        }
        String size = memory == null && device == ExecutionDevice.CUDA ? CUDA_MEMORY : memory;
        long bytes = size == null ? WorkerLimits.DEFAULT.memoryBytes() : ByteSize.parse(MEMORY, size);
        if (bytes < WorkerLimits.leastBytes()) {
            throw new InvalidValueException(
                    MEMORY, "a job needs at least " + (WorkerLimits.leastBytes() >> 20) + "MiB of memory, not " + size);
        }
        return WorkerLimits.of(bytes, Duration.ofMinutes(minutes));
    }

    /** Workers of a command with those limits. */
    WorkerSettings workers(ExecutionDevice device) {
        return WorkerSettings.command(StoreWorker.class, limits(device));
    }
}
