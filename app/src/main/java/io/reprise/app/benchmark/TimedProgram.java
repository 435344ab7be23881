package io.reprise.app.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Program that something is compared with; it need not be installed. */
final class TimedProgram {
    private TimedProgram() {}

    /**
     * Seconds from the program's start to its end; empty if it is not installed or fails.
     *
     * @param command the program and its arguments
     * @throws IOException if the wait for it is interrupted
     */
    static Optional<Double> seconds(List<String> command) throws IOException {
        long start = System.nanoTime();
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return Optional.empty();
        }
        try {
            return process.waitFor() == 0 ? Optional.of((System.nanoTime() - start) / 1e9) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
