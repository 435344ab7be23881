package io.reprise.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** {@code reprise serve} in a process of its own with an empty home. */
public final class LiveServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String url;
    private final ProcessBuilder builder;
    private final long startedNanos = System.nanoTime();
    private Process process;

    /** Starts it; its home is in the folder. */
    public LiveServer(String command, Path folder) throws IOException, InterruptedException {
        int port = freePort();
        url = "http://127.0.0.1:" + port;
        builder = new ProcessBuilder(command, "serve", "--port", String.valueOf(port));
        builder.environment().put("REPRISE_HOME", folder.resolve("home").toString());
        builder.redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("serve.log").toFile());
        process = builder.start();
        awaitHealth();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Where it is, without a slash at the end. */
    public String url() {
        return url;
    }

    /** The server's own process: the command's child, or, where a shell became it, the command itself. */
    public ProcessHandle process() {
        ProcessHandle command = process.toHandle();
        return command.children().findFirst().orElse(command);
    }

    /** Seconds since the command was started. */
    double age() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    void awaitHealth() throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/health")).build();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            assertThat(process.isAlive()).as("reprise serve runs").isTrue();
            try {
                if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new AssertionError("reprise serve does not answer at " + url);
    }

    /** Stops it, as on a restart. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("reprise serve did not end within 20 s of being asked to");
        }
    }

    /** Starts it again with the same home and port. */
    void startAgain() throws IOException, InterruptedException {
        process = builder.start();
        awaitHealth();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
