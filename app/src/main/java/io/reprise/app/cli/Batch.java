package io.reprise.app.cli;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.reprise.engine.json.Answer;
import io.reprise.engine.process.ChildRun;
import io.reprise.engine.worker.VideoTask;
import io.reprise.engine.worker.WorkerJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Several videos, each in a child process: one that is bad, or crashes native code, does not stop the others. */
final class Batch {
    private final Output output;
    private final List<Object> documents = new ArrayList<>();
    private int worst = ExitCode.DONE;

    Batch(Output output) {
        this.output = output;
    }

    /** What stands in the JSON for a video that could not be done. */
    @JsonInclude(Include.NON_NULL)
    record Failure(Map<String, String> video, Map<String, Object> error) {}

    /** Does all jobs, one after the other; the exit code is the worst. */
    int run(List<VideoTask> jobs) throws IOException {
        for (VideoTask job : jobs) {
            output.note().println("== " + job.request().video());
            ChildRun.Result result = ChildRun.run(Worker.class, WorkerJson.write(job), output.err());
            if (result.exitCode() == ExitCode.DONE) {
                done(WorkerJson.read(result.out(), Answer.class));
            } else {
                failed(job, result);
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

    private void failed(VideoTask job, ChildRun.Result result) {
        String video = job.request().video().toString();
        String message = result.lastError();
        int code = result.exitCode();
        if (result.crashed()) {
            code = ExitCode.BAD_INPUT;
            message = "reprise: " + video + " can't be used: native code crashed or was killed (signal "
                    + (result.exitCode() - 128) + "); convert the file first";
            output.err().println(message);
        }
        worst = worse(worst, code);
        String plain = message.startsWith("reprise: ") ? message.substring("reprise: ".length()) : message;
        documents.add(new Failure(Map.of("path", video), Map.of("exit_code", code, "message", plain)));
    }

    /** A bug of ours outranks a bad input, which outranks what would have failed for every video. */
    private static int worse(int a, int b) {
        List<Integer> order = List.of(
                ExitCode.DONE,
                ExitCode.USAGE,
                ExitCode.DOES_NOT_FIT,
                ExitCode.BAD_INPUT,
                ExitCode.BUG,
                ExitCode.INTERRUPTED);
        return order.indexOf(a) >= order.indexOf(b) ? a : b;
    }
}
