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
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    /** The same with a question that was not asked before, so that each is ranked anew. */
    double[] newSuggestions(String film, int clients) {
        return all(clients, i -> suggestions(film, "&maxLength=" + (6 + asked.incrementAndGet() / 1e5)));
    }

    /**
     * So many at once, again and again: each rejects a moment, asks for the suggestions, which are ranked anew since the
     * history is another, and takes it back. Milliseconds that each waited for the suggestions, ascending.
     */
    double[] rankedAnew(String film, int clients, int times) throws InterruptedException {
        List<Double> waits = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < clients * times; i++) {
            double start = asked.incrementAndGet() % 500 / 10.0;
            all.add(threads.submit(() -> {
                String moment = "{\"video\": \"%s\", \"start\": %s, \"end\": %s}".formatted(film, start, start + 3);
                String rejection = MAPPER.readTree(
                                send(request("POST", "/api/v1/rejections", BodyPublishers.ofString(moment)), 201))
                        .path("id")
                        .asText();
                long begin = System.nanoTime();
                send(suggestions(film, ""), 200);
                waits.add((System.nanoTime() - begin) / 1e6);
                return send(request("DELETE", "/api/v1/rejections/" + rejection, BodyPublishers.noBody()), 204);
            }));
        }
        threads.shutdown();
        try {
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
        return waits.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private byte[] send(HttpRequest request, int status) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as("%s", request).isEqualTo(status);
        return answer.body();
    }

    /** All are uploaded at once, looked at, and deleted. */
    void videos(List<Path> files) throws IOException, InterruptedException {
        List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
        for (Path file : files) {
            answers.add(client.sendAsync(
                    request("POST", "/api/v1/videos?name=" + file.getFileName(), BodyPublishers.ofFile(file)),
                    BodyHandlers.ofByteArray()));
        }
        for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
            if (answer.join().statusCode() == 429) {
                continue; // this went on for longer than the limit of uploads allows
            }
            assertThat(answer.join().statusCode()).isEqualTo(201);
            String path = "/api/v1/videos/"
                    + MAPPER.readTree(answer.join().body()).path("id").asText();
            JsonNode video = get(path);
            while (!List.of("ready", "failed").contains(video.path("state").asText())) {
                Thread.sleep(100);
                video = get(path);
            }
            assertThat(video.path("state").asText()).as("%s", video).isEqualTo("ready");
            send(request("DELETE", path, BodyPublishers.noBody()), 204);
        }
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
                    .whenComplete((answer, error) -> took.set(System.nanoTime() - start)));
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
