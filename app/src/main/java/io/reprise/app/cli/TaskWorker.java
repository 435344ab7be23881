package io.reprise.app.cli;

import io.reprise.app.pipeline.Wire;
import io.reprise.app.work.Report;
import io.reprise.app.work.Task;
import io.reprise.app.work.TaskRunner;
import io.reprise.core.trouble.BadInputException;
import io.reprise.core.trouble.DoesNotFitException;
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
        TaskRunner runner = new TaskRunner(report -> out.println(Wire.write(report)));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            try {
                runner.run(Wire.read(line, Task.class));
            } catch (BadInputException e) {
                out.println(Wire.write(Report.failed(e.code(), Troubles.describe(e))));
            } catch (DoesNotFitException e) {
                out.println(Wire.write(Report.failed("no-encoder", Troubles.describe(e))));
            } catch (IOException | RuntimeException e) {
                e.printStackTrace(Main.standardError());
                out.println(Wire.write(Report.failed("bug", Troubles.describe(e))));
            }
        }
        System.exit(ExitCode.DONE);
    }
}
