package io.reprise.app.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The ffmpeg program, if it is installed: something to be compared with, not something that is needed. */
final class FfmpegProgram {
    private FfmpegProgram() {}

    /** Seconds it takes to decode video and sound; empty if it is not installed or fails. */
    static Optional<Double> decode(Path video, int threads) throws IOException {
        List<String> command = List.of(
                "ffmpeg",
                "-nostdin",
                "-v",
                "quiet",
                "-threads",
                Integer.toString(threads),
                "-i",
                "file:" + video,
                "-f",
                "null",
                "-");
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
            return process.waitFor() == 0 ? Optional.of(Speed.seconds(start)) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
