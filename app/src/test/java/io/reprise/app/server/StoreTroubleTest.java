package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.store.Databases;
import io.reprise.app.store.Job;
import io.reprise.app.store.JobQueue;
import io.reprise.app.store.Store;
import io.reprise.app.store.TestSql;
import io.reprise.app.store.Users;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that others hold, text that no database takes, and listeners in masses. */
@Timeout(240)
@Tag("slow")
class StoreTroubleTest extends WithServer {
    @TempDir
    Path cluster;

    @Test
    void aWriterThatHoldsTheStoreDoesNotHoldUpHealth() throws Exception {
        start();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("reprise.db"));
                Statement lock = other.createStatement()) {
            lock.execute("begin exclusive");
            List<RawHttp> writers = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                RawHttp writer = new RawHttp(server == null ? 0 : server.port());
                writers.add(writer.send("POST /api/v1/videos?name=x&length=10&user=u" + i
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"));
            }
            for (int i = 0; i < 5; i++) {
                long start = System.nanoTime();
                assertThat(http.get("/health").status()).isIn(200, 503);
                assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start))
                        .isLessThan(6000);
            }
            lock.execute("rollback");
            for (RawHttp writer : writers) {
                writer.close();
            }
        }
        assertThat(http.get("/health").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void textThatNoDatabaseTakesIsAWrongRequest(boolean postgresql) throws Exception {
        if (postgresql) {
            store.close();
            store = Store.open(Databases.postgresql(cluster));
        }
        start();
        for (String bad : List.of("\\u0000", "a\\u0000b", "\\ud800", "x\\udc00", "\\ud800\\ud800", "\\u001b[2J")) {
            for (String field : List.of("highlight", "video")) {
                assertThat(http.post(
                                        "/api/v1/renders",
                                        "{\"" + field + "\": \"" + bad + "\", \"start\": 0, \"end\": 1}")
                                .status())
                        .as(field + " " + bad)
                        .isEqualTo(400);
            }
            assertThat(http.post(
                                    "/api/v1/highlights",
                                    "{\"video\": \"x\", \"start\": 0, \"end\": 1, \"name\": \"" + bad + "\"}")
                            .status())
                    .as(bad)
                    .isEqualTo(400);
            assertThat(http.post("/api/v1/rejections", "{\"video\": \"" + bad + "\", \"start\": 0, \"end\": 1}")
                            .status())
                    .as(bad)
                    .isEqualTo(400);
        }
        for (String bad : List.of("%00", "a%00b", "%1b", "%0a")) {
            for (String path : List.of(
                    "/api/v1/videos?user=" + bad,
                    "/api/v1/jobs?user=" + bad,
                    "/api/v1/highlights?video=" + bad,
                    "/api/v1/highlights?before=" + bad,
                    "/api/v1/videos/" + bad,
                    "/api/v1/jobs/" + bad,
                    "/api/v1/highlights/" + bad + "/file")) {
                assertThat(http.get(path).status()).as(path).isEqualTo(400);
            }
            assertThat(http.send("POST", "/api/v1/videos?length=10&name=" + bad, BodyPublishers.noBody())
                            .status())
                    .as(bad)
                    .isEqualTo(400);
        }
        String name = URLEncoder.encode("\ud83d\ude00 Ünï", StandardCharsets.UTF_8);
        assertThat(http.send("POST", "/api/v1/videos?length=10&name=" + name, BodyPublishers.noBody())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aUserListensNotTooOften() throws Exception {
        start();
        String job = store.write(transaction -> {
            String user = new Users(transaction).findOrAdd("me").id();
            String id = new JobQueue(transaction)
                    .add(new JobQueue.Wanted(user, Job.Kind.KEEP, null, null, "none", "{}"))
                    .id();
            TestSql.update(transaction, "update jobs set state = 'running', worker = 'another' where id = ?", id);
            TestSql.update(transaction, "update jobs set seen_ms = 1 where id = ?", id);
            return id;
        });
        List<RawHttp> listeners = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < 40; i++) {
            RawHttp listener = new RawHttp(server == null ? 0 : server.port());
            listeners.add(listener);
            listener.send("GET /api/v1/jobs/" + job
                    + "/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n");
            refused += listener.firstLine().contains(" 429 ") ? 1 : 0;
        }
        assertThat(http.get("/metrics").text()).contains("\nreprise_event_listeners 20\n");
        for (RawHttp listener : listeners) {
            listener.close();
        }
        assertThat(refused)
                .as("the 21st may have come while the 20th was let in")
                .isBetween(19, 20);
    }
}
