package io.reprise.engine.worker;

import io.reprise.core.error.ErrorKind;
import io.reprise.core.file.Parts;
import io.reprise.engine.process.WorkerFailedException;
import io.reprise.engine.process.WorkerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Running worker process that does tasks, one after the other. One thread talks to it; any may end it. */
public final class Worker implements AutoCloseable {
    /** Parts of one task that are remembered; an analysis writes some hundreds of pictures at most. */
    private static final int MOST_PARTS = 10_000;

    private final WorkerProcess process;
    private final Set<Path> parts = new LinkedHashSet<>();

    Worker(WorkerProcess process) {
        this.process = process;
    }

    /**
     * Has a task done.
     *
     * @param kind of the task's result, as {@link Task} says
     * @param on receives the reports of the task, the result included
     * @throws WorkerFailedException if the task failed or the process ended, with the reason
     */
    public <R extends Report.Result> R run(Task task, Class<R> kind, Consumer<Report> on) throws WorkerFailedException {
        parts.clear();
        try {
            return talk(task, kind, on);
        } catch (WorkerFailedException e) {
            if (!process.isAlive()) {
                process.gone();
                deleteParts();
            }
            throw e;
        }
    }

    /** Deletes what it had begun to write; one that was asked to end has done so itself, one that was killed could not. */
    private void deleteParts() {
        for (Path part : parts) {
            try {
                Parts.deleteLeft(part);
            } catch (IOException e) {
                // left behind: it goes when something is written beside it a day later
            }
        }
    }

    private <R extends Report.Result> R talk(Task task, Class<R> kind, Consumer<Report> on)
            throws WorkerFailedException {
        process.send(WorkerJson.write(task));
        while (true) {
            Report report = parse(process.read());
            if (report instanceof Report.Failed failed) {
                process.rest();
                throw process.reason() // of one that is ending, not what it fails with as it ends
                        .orElseGet(() -> new WorkerFailedException(failed.kind(), failed.code(), failed.message()));
            }
            if (report instanceof Report.Part part) {
                remember(part.path());
                continue;
            }
            on.accept(report);
            if (report instanceof Report.Result result) {
                process.rest();
                if (!kind.isInstance(result)) {
                    throw senseless();
                }
                return kind.cast(result);
            }
        }
    }

    private void remember(Path part) {
        if (parts.size() < MOST_PARTS) {
            parts.add(part);
        }
    }

    private Report parse(String line) throws WorkerFailedException {
        try {
            return WorkerJson.read(line, Report.class);
        } catch (IOException e) {
            throw senseless();
        }
    }

    private WorkerFailedException senseless() {
        WorkerFailedException reason =
                new WorkerFailedException(ErrorKind.INPUT, "ended", "its process said something that makes no sense");
        process.end(reason);
        return reason;
    }

    /** Ends it at once; the thread that waits for a result is told the reason. */
    public void end(WorkerFailedException reason) {
        process.end(reason);
    }

    /** Whether it can take another task. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Lets the process end by itself, as a command does, and waits for it. */
    public void finish() {
        process.finish();
    }

    @Override
    public void close() {
        process.close();
    }
}
