package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reprise.app.server.jobs.Folders;
import io.reprise.app.server.jobs.Janitor;
import io.reprise.app.server.jobs.UserRemoval;
import io.reprise.app.store.Accounts;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.TestSql;
import io.reprise.app.store.User;
import io.reprise.app.store.Users;
import io.reprise.app.store.Videos;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Any number of uploads at once stays within the quota; what does not become a video leaves neither a file nor a row. */
@Timeout(240)
@Tag("slow")
class UploadLimitsTest extends WithServer {
    private static final int MEGABYTE = 1 << 20;

    private static byte[] film(int bytes) {
        byte[] head = "\0\0\0\u0018ftypmp42".getBytes(StandardCharsets.ISO_8859_1);
        return Arrays.copyOf(head, bytes);
    }

    /** A body whose length is not told. */
    private static BodyPublisher chunked(byte[] content) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content));
    }

    private List<Path> files() throws IOException {
        Path videos = folder.resolve("videos");
        if (!Files.exists(videos)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(videos)) {
            return all.toList();
        }
    }

    private long bytesOnDisk() throws IOException {
        long bytes = 0;
        for (Path file : files()) {
            bytes += file.toFile().length(); // 0 where it went since the folder was listed
        }
        return bytes;
    }

    private int rows() {
        return store.read(transaction -> new Videos(transaction).ids().size());
    }

    @Test
    void fortyAtOnceStayWithinTheQuota() throws Exception {
        start(config().withUploads(10 * MEGABYTE, 12 * MEGABYTE));
        byte[] content = film(5 * MEGABYTE);
        ExecutorService clients = Executors.newFixedThreadPool(40);
        List<Future<Integer>> answers = IntStream.range(0, 40)
                .mapToObj(i -> clients.submit(() -> http.send(
                                "POST",
                                "/api/v1/videos?name=film" + i,
                                i % 2 == 0 ? BodyPublishers.ofByteArray(content) : chunked(content))
                        .status()))
                .toList();
        int taken = 0;
        long most = 0;
        for (Future<Integer> answer : answers) {
            while (!answer.isDone()) {
                most = Math.max(most, bytesOnDisk());
                Thread.sleep(5);
            }
            assertThat(answer.get()).isIn(201, 413, 429);
            taken += answer.get() == 201 ? 1 : 0;
        }
        clients.shutdown();
        assertThat(taken).isBetween(1, 2);
        assertThat(most).isLessThanOrEqualTo(12 * MEGABYTE);
        assertThat(files()).hasSize(taken);
        assertThat(rows()).isEqualTo(taken);
    }

    @Test
    void keptMomentsStayWithinTheQuotaHoweverManyAreKeptAtOnce() throws Exception {
        start();
        Path film = TinyFilm.write(folder.resolve("film.mp4"), 3, 3);
        JsonNode video = http.upload(film, "film").json();
        http.finished(video.path("job").asText());
        String me = store.read(
                transaction -> new Users(transaction).named("me").orElseThrow().id());
        store.write(transaction -> {
            new Accounts(transaction).setQuota(me, film.toFile().length() + 1);
            return true;
        });
        for (int i = 0; i < 2; i++) {
            String moment = String.format(
                    Locale.ROOT,
                    "{\"video\": \"%s\", \"start\": %d, \"end\": %d}",
                    video.path("id").asText(),
                    i,
                    i + 2);
            assertThat(http.post("/api/v1/highlights", moment).status()).isEqualTo(201);
        }
        for (JsonNode job : http.get("/api/v1/jobs").json().path("jobs")) {
            JsonNode over = http.finished(job.path("id").asText());
            if (over.path("kind").asText().equals("keep")) {
                assertThat(over.path("error").path("code").asText()).isEqualTo("quota");
            }
        }
        assertThat(store.<Long>read(transaction -> new MediaFiles(transaction).bytesOf(me)))
                .isZero();
    }

    @Test
    void refusedAndBrokenUploadsLeaveNothing() throws Exception {
        int port = start(config().withUploads(MEGABYTE, 2 * MEGABYTE)).port();
        assertThat(http.send("POST", "/api/v1/videos?name=a", BodyPublishers.ofByteArray(film(MEGABYTE + 1)))
                        .status())
                .isEqualTo(413);
        assertThat(http.send("POST", "/api/v1/videos?name=a", chunked(film(3 * MEGABYTE)))
                        .status())
                .isEqualTo(413);
        assertThat(http.send("POST", "/api/v1/videos?name=a", BodyPublishers.ofString("%PDF-1.4"))
                        .status())
                .isEqualTo(415);
        assertThat(http.send("POST", "/api/v1/videos?name=a&length=" + (3 * MEGABYTE), BodyPublishers.noBody())
                        .status())
                .isEqualTo(413);
        try (RawHttp gone = new RawHttp(port)) {
            gone.send("POST /api/v1/videos?name=a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nsome");
            Thread.sleep(500);
        }
        for (int i = 0; i < 100 && (rows() > 0 || !files().isEmpty()); i++) {
            Thread.sleep(100);
        }
        assertThat(rows()).isZero();
        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsDeletedWhileItArrivesComesToNothing() throws Exception {
        start();
        JsonNode begun = http.send("POST", "/api/v1/videos?name=a&length=1000000", BodyPublishers.noBody())
                .json();
        String id = begun.path("id").asText();
        try (RawHttp sending = new RawHttp(server == null ? 0 : server.port())) {
            sending.send("PATCH /api/v1/videos/" + id
                    + "/content?offset=0 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");
            sending.send(new String(film(500_000), StandardCharsets.ISO_8859_1));
            Thread.sleep(500);
            assertThat(http.delete("/api/v1/videos/" + id).status()).isEqualTo(204);
            sending.send("x".repeat(500_000));
            assertThat(sending.answer()).startsWith("HTTP/1.1 404");
        }
        assertThat(files()).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void anUploadThatWasKilledIsForgottenAndAResumableOneStays() throws Exception {
        start();
        String resumable = http.send("POST", "/api/v1/videos?name=a&length=1000", BodyPublishers.noBody())
                .json()
                .path("id")
                .asText();
        String killed = http.send("POST", "/api/v1/videos?name=b&length=1000", BodyPublishers.noBody())
                .json()
                .path("id")
                .asText();
        Files.move(folder.resolve("videos/" + killed + ".upload"), folder.resolve("videos/" + killed + ".whole"));
        store.write(transaction -> TestSql.update(transaction, "update videos set created_ms = created_ms - 60000"));
        try (Janitor janitor = new Janitor(store, new Folders(new Home(folder)), () -> {}, new CacheLimit(1 << 20))) {
            for (int i = 0; i < 100 && rows() > 1; i++) {
                Thread.sleep(100);
            }
            assertThat(janitor).isNotNull();
        }
        assertThat(rows()).isEqualTo(1);
        assertThat(files()).containsExactly(folder.resolve("videos/" + resumable + ".upload"));
    }

    @Test
    void aRemovedUsersFilmsGo() throws Exception {
        start();
        byte[] content = film(2000);
        http.send("POST", "/api/v1/videos?name=mine&user=ann", BodyPublishers.ofByteArray(content));
        String id = http.get("/api/v1/videos?user=ann")
                .json()
                .path("videos")
                .get(0)
                .path("id")
                .asText();
        User ann = store.read(transaction -> new Users(transaction).named("ann").orElseThrow());
        String own = "a".repeat(64);
        String shared = "b".repeat(64);
        User bob = store.write(transaction -> new Users(transaction).findOrAdd("bob"));
        store.write(transaction -> {
            new Videos(transaction).found(id, own, 1_000_000, 16, 16, 25);
            TestSql.update(
                    transaction,
                    "insert into highlights (id, user_id, name, made_ms, source_sha256, source_start_micros,"
                            + " source_end_micros, source_known, duration_micros) values ('H', ?, 'x', 0, ?, 0, 1, 'kept',"
                            + " 1)",
                    bob.id(),
                    shared);
            return TestSql.update(
                    transaction,
                    "insert into highlights (id, user_id, name, made_ms, source_sha256, source_start_micros,"
                            + " source_end_micros, source_known, duration_micros) values ('G', ?, 'x', 0, ?, 0, 1, 'kept',"
                            + " 1)",
                    ann.id(),
                    shared);
        });
        Home home = new Home(folder);
        for (String sha256 : List.of(own, shared)) {
            Files.createDirectories(home.features().resolve(sha256));
        }
        Path made = Files.createDirectories(new Folders(home).made());
        Files.createFile(made.resolve(id + "-0-320.jpg"));
        Files.createFile(made.resolve("other-0-320.jpg"));
        UserRemoval.remove(store, home, ann.id());
        assertThat(files()).isEmpty();
        assertThat(rows()).isZero();
        assertThat(home.features().resolve(own)).doesNotExist();
        assertThat(home.features().resolve(shared)).as("another user's too").exists();
        assertThat(made.resolve(id + "-0-320.jpg")).doesNotExist();
        assertThat(made.resolve("other-0-320.jpg")).exists();
    }

    @Test
    void twentyLargeFilesOfTheHistoryAtOnce() throws Exception {
        start();
        ExecutorService clients = Executors.newFixedThreadPool(20);
        List<Future<Integer>> answers = IntStream.range(0, 20)
                .mapToObj(i -> clients.submit(() -> {
                    byte[] gif = Arrays.copyOf("GIF89a".getBytes(StandardCharsets.US_ASCII), 8 * MEGABYTE);
                    gif[100] = (byte) i;
                    return http.send("POST", "/api/v1/highlights?name=" + i, BodyPublishers.ofByteArray(gif))
                            .status();
                }))
                .toList();
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(201);
        }
        clients.shutdown();
        String id = http.get("/api/v1/highlights")
                .json()
                .path("highlights")
                .get(0)
                .path("id")
                .asText();
        assertThat(http.get("/api/v1/highlights/" + id + "/file").body()).hasSize(8 * MEGABYTE);
        assertThat(http.get("/api/v1/highlights/" + id + "/file", "Range", "bytes=0-5")
                        .text())
                .isEqualTo("GIF89a");
        assertThat(http.send(
                                "POST",
                                "/api/v1/highlights?name=x",
                                BodyPublishers.ofByteArray(
                                        Arrays.copyOf("GIF89a".getBytes(StandardCharsets.US_ASCII), 40 * MEGABYTE)))
                        .status())
                .isEqualTo(413);
    }
}
