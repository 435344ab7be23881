package io.reprise.engine.worker;

import io.reprise.core.error.CodedError;
import io.reprise.core.error.ErrorKind;
import io.reprise.core.file.Parts;
import io.reprise.core.text.PlainText;
import io.reprise.engine.home.ErrorText;
import io.reprise.engine.pipeline.PersonStore;
import io.reprise.engine.process.ParentWatch;
import io.reprise.engine.process.ShutdownHook;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Entry of a worker process: tasks in lines of JSON on standard input, reports on standard output, until the input ends.
 * This one knows no store of highlights; a program that has one calls {@link #serve} from an entry of its own.
 */
public final class WorkerMain {
    private WorkerMain() {}

    /** Does tasks without a store. */
    public static void main(String[] args) throws IOException {
        serve(() -> PersonStore.NONE);
    }

    /**
     * Does tasks until there are no more, and ends the process.
     *
     * @param stores opens the store whose histories a {@link Task.Suggest} uses
     */
    public static void serve(Supplier<PersonStore> stores) throws IOException {
        ParentWatch.start();
        ShutdownHook.prepare();
        PrintWriter out = new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8), true);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Parts.watch(part -> out.println(WorkerJson.write(new Report.Part(part))));
        TaskRunner runner = new TaskRunner(stores, report -> out.println(WorkerJson.write(report)));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(WorkerJson.write(result(runner, line)));
        }
        System.exit(0);
    }

    private static Report.Result result(TaskRunner runner, String line) {
        try {
            return runner.run(WorkerJson.read(line, Task.class));
        } catch (Exception | LinkageError e) {
            Throwable told =
                    ErrorText.failure(e).<Throwable>map(trouble -> trouble).orElse(e);
            if (told instanceof CodedError coded) {
                return new Report.Failed(coded.kind(), coded.code(), oneLine(told));
            }
            e.printStackTrace();
            String where = e.getStackTrace().length > 0 ? " at " + e.getStackTrace()[0] : "";
            return new Report.Failed(ErrorKind.BUG, "bug", e.getClass().getSimpleName() + ": " + oneLine(e) + where);
        }
    }

    private static String oneLine(Throwable e) {
        return PlainText.message(String.valueOf(e.getMessage()));
    }
}
