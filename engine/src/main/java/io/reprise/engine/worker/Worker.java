package io.reprise.engine.worker;

import io.reprise.engine.process.Child;
import io.reprise.engine.process.ChildFailedException;
import io.reprise.engine.process.ChildLimits;
import io.reprise.engine.worker.Report.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Starts child processes and has them do tasks.
 *
 * @param mainClass the entry of a child
 * @param limits what each may use
 * @param options more options of their Java machine
 */
public record Worker(Class<?> mainClass, ChildLimits limits, List<String> options) {
    /** A new child. */
    public Child start() throws IOException {
        return Child.start(mainClass, limits, options);
    }

    /**
     * Has a task done.
     *
     * @param on is told what the child says meanwhile, its last words included
     * @return its last words
     * @throws ChildFailedException if it failed, with the reason
     */
    public static Report ask(Child child, Task task, Consumer<Report> on) throws ChildFailedException {
        child.send(WorkerJson.write(task));
        while (true) {
            Report report = parse(child, child.read());
            if (report.kind() == Kind.FAILED) {
                child.rest();
                throw new ChildFailedException(
                        Objects.requireNonNullElse(report.code(), "bug"),
                        Objects.requireNonNullElse(report.message(), "it failed"));
            }
            on.accept(report);
            if (report.isLast()) {
                child.rest();
                return report;
            }
        }
    }

    private static Report parse(Child child, String line) throws ChildFailedException {
        try {
            return WorkerJson.read(line, Report.class);
        } catch (IOException e) {
            ChildFailedException reason =
                    new ChildFailedException("ended", "its process said something that makes no sense");
            child.end(reason);
            throw reason;
        }
    }

    /** A failure as the owner of a video is told it: by the video's name, not by where the server keeps it. */
    public static ChildFailedException named(ChildFailedException e, Path file, String name) {
        return new ChildFailedException(e.code(), String.valueOf(e.getMessage()).replace(file.toString(), name));
    }
}
