package io.reprise.app.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.reprise.engine.json.Answer;
import io.reprise.engine.process.WorkerFailedException;
import io.reprise.engine.worker.Report;
import io.reprise.engine.worker.ReportReplay;
import io.reprise.engine.worker.Task;
import io.reprise.engine.worker.Worker;
import io.reprise.engine.worker.WorkerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Several videos, each in a worker process: one that is bad, or crashes native code, does not stop the others. */
final class Batch {
    /** A bug of ours outranks a bad input, which outranks what would have failed for every video. */
    private static final List<Integer> BY_RANK = List.of(
            ExitCode.DONE,
            ExitCode.USAGE,
            ExitCode.DOES_NOT_FIT,
            ExitCode.BAD_INPUT,
            ExitCode.BUG,
            ExitCode.INTERRUPTED);

    private final Output output;
    private final WorkerSettings workers;
    private final List<Object> documents = new ArrayList<>();
    private int worst = ExitCode.DONE;

    Batch(Output output, WorkerSettings workers) {
        this.output = output;
        this.workers = workers;
    }

    /** What stands in the JSON for a video that could not be done. */
    @JsonInclude(Include.NON_NULL)
    record Failure(Map<String, String> video, Map<String, Object> error) {}

    /** Does all tasks, one after the other; the exit code is the worst. */
    int run(List<Task.Suggest> tasks) throws IOException {
        for (Task.Suggest task : tasks) {
            output.note().println("== " + task.request().video());
            ReportReplay progress = new ReportReplay(TextProgress.of(output));
            try (Worker worker = workers.start()) {
                done(worker.run(task, Report.Suggested.class, progress).answer());
            } catch (WorkerFailedException e) {
                progress.done();
                failed(task.request().video(), e);
            }
        }
        if (output.isJson()) {
            output.printJson(documents);
        }
        return worst;
    }

    private void done(Answer answer) {
        documents.add(answer);
        if (!output.isJson()) {
            output.out().println(answer.video().path());
            new TextReport(output.out()).print(answer);
        }
    }

    private void failed(Path video, WorkerFailedException e) {
        String message = ErrorReporter.describe(video, e);
        int code = ErrorReporter.exitCode(e);
        output.err().println("reprise: " + message);
        worst = BY_RANK.indexOf(worst) >= BY_RANK.indexOf(code) ? worst : code;
        documents.add(new Failure(Map.of("path", video.toString()), Map.of("exit_code", code, "message", message)));
    }
}
