package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether this process has loaded FFmpeg's libraries or ONNX Runtime, which a server never does. Other tests of the same
 * process may have loaded them before: then nothing can be said.
 */
final class NativeCode {
    private final boolean before;

    private NativeCode(boolean before) {
        this.before = before;
    }

    /** What is loaded now, before a server works. */
    static NativeCode now() throws IOException {
        return new NativeCode(isLoaded());
    }

    /** Fails if native code came in since. */
    void requireNoMore() throws IOException {
        if (before) {
            System.out.println(
                    "skipped: native code was in this process before the server, which proves nothing of it");
            return;
        }
        assertThat(isLoaded()).as("native code in the server's process").isFalse();
    }

    private static boolean isLoaded() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .anyMatch(line -> line.contains("libavcodec") || line.contains("onnxruntime"));
    }
}
