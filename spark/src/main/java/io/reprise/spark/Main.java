package io.reprise.spark;

import io.reprise.spark.cli.ErrorLines;
import io.reprise.spark.cli.RootCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The program that {@code spark-submit} runs, or {@code java} with a local session. */
public final class Main {
    private Main() {}

    /** Runs a command; a failure ends the process with its exit code, success lets it end by itself. */
    public static void main(String[] args) {
        int code = run(args, utf8(FileDescriptor.out), utf8(FileDescriptor.err));
        if (code != 0) {
            System.exit(code);
        }
    }

    /**
     * The same without ending the process.
     *
     * @return 0, or an exit code as the product's: 1 our bug, 2 usage, 3 input, 4 a named thing is missing
     */
    public static int run(String[] args, PrintWriter out, PrintWriter err) {
        ErrorLines errors = new ErrorLines();
        return new CommandLine(new RootCommand())
                .setOut(out)
                .setErr(err)
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors)
                .execute(args);
    }

    private static PrintWriter utf8(FileDescriptor to) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(to), StandardCharsets.UTF_8), true);
    }
}
