package io.reprise.engine.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Runs this same program's code once more as a child process, so that a video that brings native code down takes only its own
 * work with it. What the child says is drained as it comes; the child dies with this process.
 */
public final class ChildRun {
    private ChildRun() {}

    /**
     * What a child came to.
     *
     * @param exitCode its exit code; 128 and more if a signal ended it
     * @param out all of its standard output
     * @param lastError the last line on its standard error; empty if it said nothing
     */
    public record Result(int exitCode, String out, String lastError) {
        /** Whether native code crashed, or the process was killed. */
        public boolean crashed() {
            return exitCode > 128 && exitCode != 130 && exitCode != 143;
        }
    }

    /**
     * Runs the program and waits for it.
     *
     * @param mainClass the program's entry
     * @param input what it reads on its standard input
     * @param err where its standard error goes as it comes
     */
    public static Result run(Class<?> mainClass, String input, PrintWriter err) throws IOException {
        Process process = new ProcessBuilder(ChildCommand.plain(mainClass)).start();
        Children.add(process);
        try {
            try (OutputStream to = process.getOutputStream()) {
                to.write(input.getBytes(StandardCharsets.UTF_8));
            }
            LastLine errors = new LastLine(process.getErrorStream(), err);
            Thread drain = new Thread(errors, "child-errors");
            drain.setDaemon(true);
            drain.start();
            String out = readAll(process.getInputStream());
            int code = process.waitFor();
            drain.join();
            return new Result(code, out, errors.last());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a child process worked", e);
        } finally {
            process.destroyForcibly();
            Children.remove(process);
        }
    }

    private static String readAll(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        in.transferTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Copies a stream as it comes, and remembers its last line. */
    private static final class LastLine implements Runnable {
        private final InputStream in;
        private final PrintWriter to;
        private final StringBuilder line = new StringBuilder();
        private String last = "";

        LastLine(InputStream in, PrintWriter to) {
            this.in = in;
            this.to = to;
        }

        @Override
        public void run() {
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                for (int c = reader.read(); c >= 0; c = reader.read()) {
                    take((char) c);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private synchronized void take(char c) {
            to.write(c);
            if (c == '\n' || c == '\r') {
                to.flush();
                last = line.length() > 0 ? line.toString() : last;
                line.setLength(0);
            } else {
                line.append(c);
            }
        }

        synchronized String last() {
            return line.length() > 0 ? line.toString() : last;
        }
    }
}
