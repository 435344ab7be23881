package io.reprise.engine.process;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * This same program once more, as a process of low priority that gets tasks as lines on its standard input, answers in
 * lines on its standard output, and is ended when it uses more time or memory than it may. Its outputs are always drained,
 * it dies with this process, and what it does to itself stays its own trouble. One thread talks to it; any may end it.
 */
public final class Child implements AutoCloseable {
    private static final int SIGNALS = 128;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Process process;
    private final ChildLimits limits;
    private final Writer input;
    private final LimitedLines output;
    private final StderrTail errors;
    private final AtomicReference<@Nullable ChildFailedException> ended = new AtomicReference<>();

    private Child(Process process, ChildLimits limits) {
        this.process = process;
        this.limits = limits;
        this.input = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.output = new LimitedLines(process.getInputStream());
        this.errors = StderrTail.of(process.getErrorStream());
    }

    /**
     * Starts one. It gets none of this process's environment but what finds programs and files.
     *
     * @param mainClass the program's entry
     * @param options more options of its Java machine, such as system properties
     * @throws IOException if no process can be started
     */
    public static Child start(Class<?> mainClass, ChildLimits limits, List<String> options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(ChildCommand.limited(mainClass, limits, options));
        ChildCommand.clean(builder.environment());
        Child child = new Child(builder.start(), limits);
        Children.add(child.process);
        Children.watch(child);
        return child;
    }

    /** Sends a task, which must be one line. From now on its time counts. */
    public void send(String line) throws ChildFailedException {
        Children.allow(this, limits.time());
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
     * @throws ChildFailedException if it ended, with the reason
     */
    public String read() throws ChildFailedException {
        try {
            String line = output.next();
            if (line != null) {
                return line;
            }
        } catch (IOException e) {
            end(new ChildFailedException("ended", "the child process said more than it may"));
        }
        throw failure();
    }

    /** The task is done: the child may wait for another as long as it likes. */
    public void rest() {
        Children.rest(this);
    }

    /** Ends it at once; whoever reads from it is told the reason. Only the first reason counts. */
    public void end(ChildFailedException reason) {
        if (process.isAlive()) {
            ended.compareAndSet(null, reason);
        }
        Children.kill(process);
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    ChildLimits limits() {
        return limits;
    }

    private ChildFailedException failure() {
        try {
            process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Children.kill(process);
        ChildFailedException reason = ended.get();
        return reason != null ? reason : byItself();
    }

    private ChildFailedException byItself() {
        String said = errors.text();
        int code = process.isAlive() ? SIGNALS : process.exitValue();
        if (said.contains("OutOfMemoryError")) {
            return MemoryWatch.heapTooSmall(limits);
        }
        if (said.contains("insufficient memory")) {
            return MemoryWatch.tooMuch(limits);
        }
        if (code > SIGNALS) {
            return new ChildFailedException(
                    "crashed",
                    "native code crashed on it (signal " + (code - SIGNALS)
                            + "); convert the file to another format, or leave it out");
        }
        return new ChildFailedException(
                "ended", "its process ended without an answer (exit code " + code + ")" + errors.lastLine());
    }

    @Override
    public void close() {
        Children.forget(this);
        Children.kill(process);
        Children.remove(process);
        try {
            process.getOutputStream().close();
            process.getInputStream().close();
            process.getErrorStream().close();
        } catch (IOException e) {
            // it is dead: what it left unsaid does not matter
        }
    }
}
