package io.reprise.app.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code serve} by the built command, and its client. */
final class RunningServer {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Victim process;
    private final String url;

    private RunningServer(Victim process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts one whose home is in the folder, and waits until it answers. */
    static RunningServer start(Path folder, Map<String, String> environment) throws IOException, InterruptedException {
        return start(folder, folder.resolve("home"), environment);
    }

    /** Starts one, and waits until it answers. */
    static RunningServer start(Path folder, Path home, Map<String, String> environment)
            throws IOException, InterruptedException {
        return start(System.getProperty("reprise.command", ""), folder, home, environment);
    }

    /** Starts one by another command, and waits until it answers. */
    static RunningServer start(String by, Path folder, Path home, Map<String, String> environment)
            throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Victim process = new Victim(by, folder, home, environment, "serve", "--port", Integer.toString(port));
        RunningServer server = new RunningServer(process, "http://127.0.0.1:" + port);
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < until && server.process.isAlive()) {
            try {
                if (server.send("GET", "/health", BodyPublishers.noBody()).statusCode() == 200) {
                    return server;
                }
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("it does not answer: " + Files.readString(folder.resolve("err.txt")));
    }

    Victim process() {
        return process;
    }

    HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        return send(method, path, body, "application/json");
    }

    HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String type)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(Duration.ofMinutes(2))
                        .header("Content-Type", type)
                        .method(method, body)
                        .build(),
                BodyHandlers.ofString());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return MAPPER.readTree(send("GET", path, BodyPublishers.noBody()).body());
    }

    JsonNode post(String path, String json) throws IOException, InterruptedException {
        return MAPPER.readTree(send("POST", path, BodyPublishers.ofString(json)).body());
    }

    /** Uploads a video; what the server says of it. */
    JsonNode upload(Path film) throws IOException, InterruptedException {
        return MAPPER.readTree(send("POST", "/api/v1/videos?name=film", BodyPublishers.ofFile(film))
                .body());
    }

    /** Uploads a video and waits until it is analysed; its id. */
    String analysed(Path film) throws IOException, InterruptedException {
        String id = upload(film).path("id").asText();
        JsonNode video = ended("/api/v1/videos/" + id, List.of("queued", "analysing"));
        if (!video.path("state").asText().equals("ready")) {
            throw new AssertionError(video.toString());
        }
        return id;
    }

    /** Keeps a second and a half of a video; the highlight. */
    HttpResponse<String> keep(String video, double start) throws IOException, InterruptedException {
        String moment = String.format(
                Locale.ROOT, "{\"video\": \"%s\", \"start\": %.1f, \"end\": %.1f}", video, start, start + 1.5);
        return send("POST", "/api/v1/highlights", BodyPublishers.ofString(moment));
    }

    /** What is at an address once its state is none of these. */
    JsonNode ended(String path, List<String> going) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < until) {
            JsonNode now = get(path);
            if (!going.contains(now.path("state").asText())) {
                return now;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(path + " is still " + get(path));
    }
}
