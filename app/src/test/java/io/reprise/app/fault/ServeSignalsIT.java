package io.reprise.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.app.server.TinyFilm;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code serve} gets SIGTERM or SIGKILL at random moments while its jobs run: what was answered with 201 is there and is
 * made in the end, and no process and no unfinished file is left. Three hundred times: {@code ./mvnw -Pstress verify -pl app -am
 * -Dit.test=ServeSignalsIT -Dreprise.signals=300}.
 */
@Timeout(14_400)
@EnabledOnOs(OS.LINUX)
@Tag("stress")
class ServeSignalsIT {
    private static final int ROUNDS = Integer.getInteger("reprise.signals", 4);
    private static final long SEED = Long.getLong("reprise.seed", 1);
    private static final int LONGEST_MILLIS = 2500;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);
    /** A job that ended its server three times is not begun again. */
    private static final String GIVEN_UP = "the server ended each time";

    @TempDir
    Path folder;

    private HttpClient client = newClient();
    private final Set<String> acknowledged = new LinkedHashSet<>();
    private String url = "";

    private static HttpClient newClient() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private Victim serve() throws IOException, InterruptedException {
        try (ServerSocket socket = new ServerSocket(0)) {
            url = "http://127.0.0.1:" + socket.getLocalPort();
        }
        Victim server = new Victim(folder, "serve", "--port", url.substring(url.lastIndexOf(':') + 1));
        client = newClient(); // no connection is left of the server before
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < until && server.isAlive()) {
            try {
                if (send("GET", "/health", BodyPublishers.noBody()).statusCode() == 200) {
                    return server;
                }
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("it does not answer: " + Files.readString(folder.resolve("err.txt")));
    }

    private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .method(method, body)
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JsonMapper.builder()
                .build()
                .readTree(send("GET", path, BodyPublishers.noBody()).body());
    }

    private String film() throws Exception {
        Path film = TinyFilm.write(folder.resolve("film.mp4"), 3, 3);
        JsonNode added = JsonMapper.builder()
                .build()
                .readTree(send("POST", "/api/v1/videos?name=film", BodyPublishers.ofFile(film))
                        .body());
        String id = added.path("id").asText();
        while (!get("/api/v1/videos/" + id).path("state").asText().equals("ready")) {
            Thread.sleep(100);
        }
        return id;
    }

    @Test
    void whatWasAcknowledgedIsThereAndMade() throws Exception {
        Victim server = serve();
        String film = film();
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED + round);
            keep(film, random);
            Thread.sleep(random.nextInt(LONGEST_MILLIS));
            Victim.Signal signal = server.signal(random);
            String what = "round " + round + " of seed " + SEED + ", " + signal;
            System.err.println(what);
            server.await();
            server.requireGone(what);
            server = serve();
        }
        requireAllMade();
        server.end();
        server.requireGone("after the last");
        assertThat(folders(folder.resolve("home/cache/work"))).isEmpty();
    }

    private void keep(String film, Random random) throws IOException, InterruptedException {
        for (int i = 0; i < 2; i++) {
            double start = random.nextInt(60) / 10.0;
            String moment = String.format(
                    Locale.ROOT, "{\"video\": \"%s\", \"start\": %.1f, \"end\": %.1f}", film, start, start + 1.5);
            HttpResponse<String> answer = send("POST", "/api/v1/highlights", BodyPublishers.ofString(moment));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            acknowledged.add(JsonMapper.builder()
                    .build()
                    .readTree(answer.body())
                    .path("id")
                    .asText());
        }
    }

    private void requireAllMade() throws IOException, InterruptedException {
        int givenUp = 0;
        long until = System.nanoTime() + PATIENCE_NANOS;
        for (String id : acknowledged) {
            JsonNode one = get("/api/v1/highlights/" + id);
            while (one.path("state").asText().equals("making") && System.nanoTime() < until) {
                Thread.sleep(200);
                one = get("/api/v1/highlights/" + id);
            }
            boolean gaveUp = one.path("error").asText().contains(GIVEN_UP);
            assertThat(gaveUp || one.path("state").asText().equals("ready"))
                    .as("%s", one)
                    .isTrue();
            givenUp += gaveUp ? 1 : 0;
        }
        System.err.println(acknowledged.size() + " kept, " + givenUp + " given up after three kills");
        assertThat(givenUp).isLessThanOrEqualTo(acknowledged.size() / 4);
    }

    private static List<Path> folders(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(place)) {
            return all.toList();
        }
    }
}
