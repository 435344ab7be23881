package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.reprise.app.cli.StoreWorker;
import io.reprise.app.server.auth.Secrets;
import io.reprise.app.store.Accounts;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoreLocation;
import io.reprise.app.store.User;
import io.reprise.app.store.Users;
import io.reprise.engine.home.Home;
import io.reprise.engine.process.WorkerLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real server on a free port, real children, a real store. */
@Timeout(240)
@Tag("slow")
class ServerTest {
    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // every test starts one
    private Store store;

    @SuppressWarnings("NullAway.Init")
    private Server server;

    @SuppressWarnings("NullAway.Init")
    private Http http;

    private ServerConfig config() {
        return ServerConfig.of(new Home(folder), "test", StoreWorker.class)
                .withJobs(2, 1, new WorkerLimits(320, 2L << 30, Duration.ofMinutes(2)));
    }

    @BeforeEach
    void open() {
        store = Store.open(StoreLocation.in(new Home(folder)));
    }

    private void start(ServerConfig config) {
        server = Server.start(config, store);
        open.add(server);
        http = new Http(server);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        store.close();
    }

    private Path film() throws Exception {
        return TinyFilm.write(folder.resolve("drawn.mp4"), 6, 2);
    }

    private JsonNode uploaded(Path file, String name) throws Exception {
        Http.Answer answer = http.upload(file, name);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        http.finished(answer.json().path("job").asText());
        return http.get("/api/v1/videos/" + answer.json().path("id").asText()).json();
    }

    @Test
    void theWholeStory() throws Exception {
        Path film = film();
        NativeCode loaded = NativeCode.now();
        start(config());
        JsonNode video = uploaded(film, "my%20film.mp4");
        assertThat(video.path("state").asText()).as(video.toString()).isEqualTo("ready");
        assertThat(video.path("duration").asDouble()).isGreaterThan(1);
        String id = video.path("id").asText();
        String moments = "/api/v1/videos/" + id + "/suggestions?all=true&minLength=0.5&maxLength=2";
        JsonNode generic = http.get(moments).json();
        assertThat(generic.path("complete").asBoolean()).isTrue();
        assertThat(generic.path("personalised").asBoolean()).isFalse();
        JsonNode best = generic.path("suggestions").get(0);

        Http.Answer kept = http.post(
                "/api/v1/highlights",
                "{\"video\": \"" + id + "\", \"start\": " + best.path("start") + ", \"end\": " + best.path("end")
                        + ", \"suggestion\": " + best.path("id") + "}");
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        JsonNode personal = http.get(moments).json();
        assertThat(personal.path("personalised").asBoolean()).isTrue();
        assertThat(personal.path("suggestions"))
                .noneSatisfy(one -> assertThat(one.path("start")).isEqualTo(best.path("start")));

        String job =
                http.get("/api/v1/jobs").json().path("jobs").get(0).path("id").asText();
        assertThat(http.finished(job).path("state").asText()).isEqualTo("done");
        String highlight = "/api/v1/highlights/" + kept.json().path("id").asText();
        assertThat(http.get(highlight).json().path("state").asText()).isEqualTo("ready");
        assertThat(new String(http.get(highlight + "/file").body(), 0, 4, StandardCharsets.ISO_8859_1))
                .isEqualTo("GIF8");
        assertThat(http.delete(highlight).status()).isEqualTo(204);
        assertThat(http.get(moments).json().path("personalised").asBoolean()).isFalse();
        assertThat(http.post(highlight + "/restore", "{}").status()).isEqualTo(200);
        assertThat(http.get(moments).json().path("personalised").asBoolean()).isTrue();

        Http.Answer render = http.post(
                "/api/v1/renders",
                "{\"video\": \"" + id + "\", \"start\": 0, \"end\": 1, \"format\": \"gif\", \"maxBytes\": 100000}");
        JsonNode done = http.finished(render.json().path("id").asText());
        assertThat(done.path("result").path("bytes").asLong())
                .as(done.toString())
                .isBetween(1L, 100_000L);
        Http.Answer file =
                http.get("/api/v1/renders/" + render.json().path("id").asText() + "/file");
        assertThat(file.body().length)
                .isEqualTo(done.path("result").path("bytes").asInt());
        assertThat(http.post(
                                "/api/v1/renders",
                                "{\"video\": \"" + id
                                        + "\", \"start\": 0, \"end\": 1, \"format\": \"gif\", \"maxBytes\": 100000}")
                        .status())
                .isEqualTo(200);

        assertThat(http.get("/api/v1/videos/" + id + "/frame?at=0.5").header("content-type"))
                .isEqualTo("image/jpeg");
        assertThat(http.get("/api/v1/videos/" + id + "/preview?start=0&end=1").status())
                .isEqualTo(200);
        assertThat(http.delete("/api/v1/videos/" + id).status()).isEqualTo(204);
        assertThat(http.get(highlight).status()).isEqualTo(200);
        try (Stream<Path> left = Files.list(folder.resolve("videos"))) {
            assertThat(left).isEmpty();
        }
        loaded.requireNoMore();
    }

    @Test
    void rejectedMomentsGoAndComeBack() throws Exception {
        start(config());
        String id = uploaded(film(), "film").path("id").asText();
        String moments = "/api/v1/videos/" + id + "/suggestions?minLength=0.5&maxLength=2&top=1";
        JsonNode best = http.get(moments).json().path("suggestions").get(0);
        Http.Answer rejection = http.post(
                "/api/v1/rejections",
                "{\"video\": \"" + id + "\", \"start\": " + best.path("start") + ", \"end\": " + best.path("end")
                        + "}");
        assertThat(rejection.status()).isEqualTo(201);
        assertThat(http.get(moments).json().path("suggestions").path(0).path("start"))
                .isNotEqualTo(best.path("start"));
        assertThat(http.delete("/api/v1/rejections/"
                                + rejection.json().path("id").asText())
                        .status())
                .isEqualTo(204);
        assertThat(http.get(moments).json().path("suggestions").get(0).path("start"))
                .isEqualTo(best.path("start"));
    }

    @Test
    void playlistsAndDocumentsAreNoVideos() throws Exception {
        start(config());
        for (String content : List.of(
                "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
                "ffconcat version 1.0\nfile /etc/passwd\n",
                "<?xml version=\"1.0\"?><MPD/>")) {
            Http.Answer answer = http.send("POST", "/api/v1/videos?name=film.mp4", BodyPublishers.ofString(content));
            assertThat(answer.status()).isEqualTo(415);
        }
        // hidden behind something that looks like nothing known: the child refuses it
        Http.Answer odd = http.send(
                "POST",
                "/api/v1/videos?name=film.mp4",
                BodyPublishers.ofString("\u0001\n#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n"));
        assertThat(odd.status()).isEqualTo(201);
        JsonNode job = http.finished(odd.json().path("job").asText());
        assertThat(job.path("error").path("message").asText())
                .contains("film.mp4")
                .doesNotContain(folder.toString());
        assertThat(http.get("/api/v1/videos/" + odd.json().path("id").asText())
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("failed");
    }

    @Test
    void limitsOfUploadsHold() throws Exception {
        start(config().withUploads(1000, 1500));
        byte[] large = new byte[1001];
        assertThat(http.send("POST", "/api/v1/videos?name=a", BodyPublishers.ofByteArray(large))
                        .status())
                .isEqualTo(413);
        Http.Answer undeclared = http.send(
                "POST", "/api/v1/videos?name=a", BodyPublishers.ofByteArrays(List.of(new byte[600], new byte[600])));
        assertThat(undeclared.status()).isEqualTo(413);
        assertThat(http.get("/api/v1/videos").json().path("videos")).isEmpty();
        assertThat(http.send("POST", "/api/v1/videos?name=a", BodyPublishers.ofByteArray(new byte[900]))
                        .status())
                .isEqualTo(201);
        Http.Answer over = http.send("POST", "/api/v1/videos?name=a", BodyPublishers.ofByteArray(new byte[900]));
        assertThat(over.status()).isEqualTo(413);
        assertThat(over.json().path("error").path("code").asText()).isEqualTo("quota");
    }

    @Test
    void anUploadGoesOnWhereItBroke() throws Exception {
        start(config());
        byte[] film = Files.readAllBytes(film());
        JsonNode video = http.send("POST", "/api/v1/videos?name=film&length=" + film.length, BodyPublishers.noBody())
                .json();
        String content = "/api/v1/videos/" + video.path("id").asText() + "/content?offset=";
        int half = film.length / 2;
        Http.Answer first =
                http.send("PATCH", content + 0, BodyPublishers.ofByteArray(Arrays.copyOfRange(film, 0, half)));
        assertThat(first.json().path("state").asText()).isEqualTo("uploading");
        Http.Answer wrong = http.send("PATCH", content + 0, BodyPublishers.ofByteArray(film));
        assertThat(wrong.status()).isEqualTo(409);
        assertThat(wrong.json().path("error").path("received").asInt()).isEqualTo(half);
        Http.Answer rest = http.send(
                "PATCH", content + half, BodyPublishers.ofByteArray(Arrays.copyOfRange(film, half, film.length)));
        JsonNode job = http.finished(rest.json().path("job").asText());
        assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("done");
        Http.Answer part = http.get("/api/v1/videos/" + video.path("id").asText() + "/content", "Range", "bytes=-10");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(film, film.length - 10, film.length));
    }

    /** Closing while the client still sends made it lose the answer, about once in a hundred times. */
    @Test
    void aRefusalArrivesWhileTheClientStillSends() {
        start(config());
        String id = http.send("POST", "/api/v1/videos?name=film&length=30000000", BodyPublishers.noBody())
                .json()
                .path("id")
                .asText();
        byte[] much = new byte[8 << 20];
        for (int i = 0; i < 40; i++) {
            Http.Answer wrong =
                    http.send("PATCH", "/api/v1/videos/" + id + "/content?offset=5", BodyPublishers.ofByteArray(much));
            assertThat(wrong.status()).isEqualTo(409);
            assertThat(http.send("PATCH", "/api/v1/videos/no/content?offset=5", BodyPublishers.ofByteArray(much))
                            .status())
                    .isEqualTo(404);
        }
    }

    /** A client may send a body where none is read, and its last bytes may come when the answer is under way. */
    @Test
    void aBodyNobodyReadsBreaksNoAnswer() throws Exception {
        start(config());
        String head = "GET /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            for (int i = 0; i < 5; i++) {
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                Thread.sleep(i * 50L);
                socket.getOutputStream().write("{}".getBytes(StandardCharsets.US_ASCII));
                assertThat(nextAnswer(socket)).as("answer " + i).startsWith("HTTP/1.1 200");
            }
        }
    }

    /** Reads one answer that states its length, and returns its head. */
    private static String nextAnswer(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as("closed after: " + head).isNotNegative();
            head.append((char) next);
        }
        String length = head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1");
        socket.getInputStream().skipNBytes(Integer.parseInt(length));
        return head.toString();
    }

    @Test
    void everyWrongFieldIsToldAtOnce() {
        start(config());
        Http.Answer answer = http.post("/api/v1/highlights", "{\"video\": \"no\", \"start\": -1, \"foo\": 1}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("fields").findValuesAsText("field"))
                .contains("video", "start", "end", "foo");
    }

    @Test
    void otherSitesAndOtherNamesAreRefused() {
        start(config());
        assertThat(http.send(
                                "POST",
                                "/api/v1/highlights",
                                BodyPublishers.ofString("{}"),
                                "Origin",
                                "https://evil.example",
                                "Content-Type",
                                "application/json")
                        .status())
                .isEqualTo(403);
        assertThat(http.get("/").header("content-security-policy")).contains("default-src 'none'");
        assertThatThrownBy(() -> Server.start(config().at("0.0.0.0", 0), store))
                .hasMessageContaining("reprise user add");
    }

    @Test
    void theDocumentHasTheRoutesAndTheRoutesAreDocumented() {
        start(config());
        Set<String> routes = new TreeSet<>(server.routes());
        routes.removeIf(route -> route.startsWith("HEAD") || route.equals("GET /*"));
        assertThat(routes).isEqualTo(Documented.routes(http));
    }

    private String account(String name) {
        String secret = Secrets.random();
        store.write(transaction -> {
            User user = new Users(transaction).findOrAdd(name);
            new Accounts(transaction).setPassword(user.id(), Secrets.hash("password of " + name));
            return new Accounts(transaction).addToken(user.id(), "test", Secrets.digest(secret));
        });
        return secret;
    }

    @Test
    void sessionsNeedTheTokenAgainstForgery() {
        account("ann");
        start(config());
        assertThat(http.post("/api/v1/session", "{\"name\": \"ann\", \"password\": \"wrong one\"}")
                        .status())
                .isEqualTo(401);
        Http.Answer in = http.post("/api/v1/session", "{\"name\": \"ann\", \"password\": \"password of ann\"}");
        assertThat(in.status()).as(in.text()).isEqualTo(200);
        String cookie = in.header("set-cookie");
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
        Http ann = new Http(server, "Cookie", cookie.substring(0, cookie.indexOf(';')));
        assertThat(ann.get("/api/v1/session").json().path("user").asText()).isEqualTo("ann");
        assertThat(ann.post("/api/v1/tokens", "{\"name\": \"x\"}").status()).isEqualTo(403);
        String csrf = in.json().path("csrf").asText();
        Http trusted = new Http(server, "Cookie", cookie.substring(0, cookie.indexOf(';')), "X-CSRF-Token", csrf);
        assertThat(trusted.post("/api/v1/tokens", "{\"name\": \"x\"}").status()).isEqualTo(201);
        assertThat(trusted.delete("/api/v1/session").status()).isEqualTo(204);
        assertThat(ann.get("/api/v1/videos").status()).isEqualTo(401);
        Http.Answer last = in;
        for (int i = 0; i < 15; i++) {
            last = http.post("/api/v1/session", "{\"name\": \"bob\", \"password\": \"wrong one\"}");
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("retry-after")).isNotEmpty();
    }
}
