package io.reprise.engine.process;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * This same program once more, as a process that gets tasks as lines on its standard input, answers in
 * lines on its standard output, and is ended when it uses more time or memory than it may. Its outputs are always drained,
 * it dies with this process, and a crash of it does not affect this process. One thread talks to it; any may end it.
 */
public final class WorkerProcess implements AutoCloseable {
    private static final int SIGNALS = 128;
    private static final int KILL = 9;
    private static final int TERMINATE = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Deleting unfinished files takes milliseconds; a machine with much else to do is given its time. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Process process;
    private final WorkerLimits limits;
    private final Writer input;
    private final LimitedLines output;
    private final StderrTail errors;
    private final AtomicReference<@Nullable WorkerFailedException> ended = new AtomicReference<>();

    private WorkerProcess(Process process, WorkerLimits limits) {
        this.process = process;
        this.limits = limits;
        this.input = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.output = new LimitedLines(process.getInputStream());
        this.errors = StderrTail.of(process.getErrorStream());
    }

    /** How far a worker is kept apart from the process that starts it. */
    public enum Isolation {
        /** Low priority, and none of this process's environment but what finds programs and files. */
        SERVICE,
        /** This process's priority and environment: a command waits for it, and it works on the same person's store. */
        COMMAND
    }

    /**
     * Starts one.
     *
     * @param mainClass the program's entry
     * @param options more options of its Java machine, such as system properties
     * @throws IOException if no process can be started
     */
    public static WorkerProcess start(
            Class<?> mainClass, WorkerLimits limits, List<String> options, Isolation isolation) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(WorkerCommand.of(mainClass, limits, options, isolation));
        if (isolation == Isolation.SERVICE) {
            WorkerCommand.clean(builder.environment());
        }
        WorkerProcess worker = new WorkerProcess(builder.start(), limits);
        WorkerProcesses.add(worker.process);
        WorkerProcesses.watch(worker);
        return worker;
    }

    /** Sends a task, which must be one line. From now on its time counts. */
    public void send(String line) throws WorkerFailedException {
        WorkerProcesses.allow(this, limits.time());
        try {
            input.write(line);
            input.write('\n');
            input.flush();
        } catch (IOException e) {
            throw failure();
        }
    }

    /**
     * The next line it says.
     *
     * @throws WorkerFailedException if it ended, with the reason
     */
    public String read() throws WorkerFailedException {
        try {
            String line = output.next();
            if (line != null) {
                return line;
            }
        } catch (IOException e) {
            end(new WorkerFailedException("ended", "the worker said more than it may"));
        }
        throw failure();
    }

    /** The task is done: the worker may wait for another as long as it likes. */
    public void rest() {
        if (ended.get() == null) {
            WorkerProcesses.rest(this);
        }
    }

    /** Ends it at once; whoever reads from it is told the reason. Only the first reason counts. */
    public void kill(WorkerFailedException reason) {
        if (process.isAlive()) {
            ended.compareAndSet(null, reason);
        }
        WorkerProcesses.kill(process);
    }

    /**
     * Asks it to end, so that it deletes its unfinished files; if it does not soon, it is killed. Whoever reads from it is
     * told the reason. Only the first reason counts.
     */
    public void end(WorkerFailedException reason) {
        if (process.isAlive() && ended.compareAndSet(null, reason)) {
            WorkerProcesses.allow(this, GRACE);
            process.destroy();
        }
    }

    /** Its time is up: it is asked to end, or killed if it was asked before. */
    void overdue(WorkerFailedException reason) {
        if (ended.get() == null) {
            end(reason);
        } else {
            kill(reason);
        }
    }

    /** Why it was ended; empty for one that was not. */
    public Optional<WorkerFailedException> reason() {
        return Optional.ofNullable(ended.get());
    }

    /** Waits until it is gone: one that was asked to end has a moment, then it is killed. */
    public void gone() {
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                WorkerProcesses.kill(process);
                process.waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has it end by itself, as there are no more tasks, and waits for it. */
    public void finish() {
        try {
            input.close();
            process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            // it has ended already
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** Whether it runs and was not ended: a killed process takes a moment to be gone. */
    public boolean isAlive() {
        return ended.get() == null && process.isAlive();
    }

    /** Whether its process is there, ended or not. */
    boolean isThere() {
        return process.isAlive();
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    WorkerLimits limits() {
        return limits;
    }

    private WorkerFailedException failure() {
        gone();
        WorkerFailedException reason = ended.get();
        return reason != null ? reason : byItself();
    }

    private WorkerFailedException byItself() {
        String said = errors.text();
        int code = process.isAlive() ? SIGNALS : process.exitValue();
        if (said.contains("OutOfMemoryError")) {
            return MemoryWatch.heapTooSmall(limits);
        }
        if (said.contains("insufficient memory")) {
            return MemoryWatch.tooMuch(limits);
        }
        if (code == SIGNALS + KILL || code == SIGNALS + TERMINATE) {
            return new WorkerFailedException(
                    "ended",
                    "its process was killed (signal " + (code - SIGNALS)
                            + "), perhaps for want of memory; try again, with other programs closed");
        }
        if (code > SIGNALS) {
            return new WorkerFailedException(
                    "crashed",
                    "native code crashed on it (signal " + (code - SIGNALS)
                            + "); convert the file to another format, or leave it out");
        }
        return new WorkerFailedException(
                "ended", "its process ended without an answer (exit code " + code + ")" + errors.lastLine());
    }

    @Override
    public void close() {
        WorkerProcesses.forget(this);
        WorkerProcesses.kill(process);
        WorkerProcesses.remove(process);
        try {
            process.getOutputStream().close();
            process.getInputStream().close();
            process.getErrorStream().close();
        } catch (IOException e) {
            // it is dead: what it left unsaid does not matter
        }
    }
}
