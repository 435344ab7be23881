package io.reprise.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** Many well-behaved clients at once. */
final class Crowd {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int UPLOAD_BYTES = 300_000;

    private final AtomicInteger asked = new AtomicInteger();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    Crowd(String base) {
        this.base = base;
    }

    private HttpRequest request(String method, String path, BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return MAPPER.readTree(client.send(request("GET", path, BodyPublishers.noBody()), BodyHandlers.ofByteArray())
                .body());
    }

    String text(String path) throws IOException, InterruptedException {
        return client.send(request("GET", path, BodyPublishers.noBody()), BodyHandlers.ofString())
                .body();
    }

    /** Uploads a film, waits until it was looked at, and keeps one moment of it; its id. */
    String film(Path film) throws IOException, InterruptedException {
        String id = MAPPER.readTree(client.send(
                                request("POST", "/api/v1/videos?name=film", BodyPublishers.ofFile(film)),
                                BodyHandlers.ofByteArray())
                        .body())
                .path("id")
                .asText();
        while (!get("/api/v1/videos/" + id).path("state").asText().equals("ready")) {
            Thread.sleep(100);
        }
        String kept = "{\"video\": \"" + id + "\", \"start\": 1, \"end\": 3}";
        var unused = client.send(
                request("POST", "/api/v1/highlights", BodyPublishers.ofString(kept)), BodyHandlers.discarding());
        return id;
    }

    /** So many ask for a film's suggestions at once, all the same; milliseconds each waited, ascending. */
    double[] sameSuggestions(String film, int clients) {
        return all(clients, i -> suggestions(film, ""));
    }

    /** The same with a question that nobody has asked before, so that each is ranked anew. */
    double[] newSuggestions(String film, int clients) {
        return all(clients, i -> suggestions(film, "&maxLength=" + (6 + asked.incrementAndGet() / 1e5)));
    }

    private HttpRequest suggestions(String film, String more) {
        String path = "/api/v1/videos/" + film + "/suggestions?all=true&top=6" + more;
        return request("GET", path, BodyPublishers.noBody());
    }

    private double[] all(int clients, IntFunction<HttpRequest> requests) {
        AtomicLong[] nanos = new AtomicLong[clients];
        List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            AtomicLong took = new AtomicLong();
            nanos[i] = took;
            long start = System.nanoTime();
            answers.add(client.sendAsync(requests.apply(i), BodyHandlers.ofByteArray())
                    .whenComplete((answer, trouble) -> took.set(System.nanoTime() - start)));
        }
        for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
            assertThat(answer.join().statusCode()).isEqualTo(200);
        }
        return Arrays.stream(nanos)
                .mapToDouble(took -> took.get() / 1e6)
                .sorted()
                .toArray();
    }

    /** So many upload at once what is no video, and delete it. */
    void uploads(int clients) throws IOException, InterruptedException {
        List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            byte[] content = new byte[UPLOAD_BYTES + asked.incrementAndGet()];
            answers.add(client.sendAsync(
                    request("POST", "/api/v1/videos?name=upload" + i, BodyPublishers.ofByteArray(content)),
                    BodyHandlers.ofByteArray()));
        }
        for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
            // 429 where this went on for longer than the limit of uploads allows
            assertThat(answer.join().statusCode()).isIn(201, 429);
            String id = MAPPER.readTree(answer.join().body()).path("id").asText();
            if (!id.isEmpty()) {
                var unused = client.send(
                        request("DELETE", "/api/v1/videos/" + id, BodyPublishers.noBody()), BodyHandlers.discarding());
            }
        }
    }
}
