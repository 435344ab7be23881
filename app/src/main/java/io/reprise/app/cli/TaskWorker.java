package io.reprise.app.cli;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.engine.worker.Report;
import io.reprise.engine.worker.Task;
import io.reprise.engine.worker.TaskRunner;
import io.reprise.engine.worker.WorkerJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Entry of a server's child process: tasks in lines of JSON on standard input, reports on standard output. */
public final class TaskWorker {
    private TaskWorker() {}

    /** Does tasks until there are no more. */
    public static void main(String[] args) throws IOException {
        Main.prepare();
        PrintWriter out = Main.standardOutput();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        TaskRunner runner = new TaskRunner(report -> out.println(WorkerJson.write(report)));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            try {
                runner.run(WorkerJson.read(line, Task.class));
            } catch (BadInputException e) {
                out.println(WorkerJson.write(Report.failed(e.code(), ErrorReporter.describe(e))));
            } catch (DoesNotFitException e) {
                out.println(WorkerJson.write(Report.failed("no-encoder", ErrorReporter.describe(e))));
            } catch (IOException | RuntimeException e) {
                e.printStackTrace(Main.standardError());
                out.println(WorkerJson.write(Report.failed("bug", ErrorReporter.describe(e))));
            }
        }
        System.exit(ExitCode.DONE);
    }
}
