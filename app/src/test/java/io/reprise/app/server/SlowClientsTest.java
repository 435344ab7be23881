package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.server.auth.Secrets;
import io.reprise.app.store.Accounts;
import io.reprise.app.store.User;
import io.reprise.app.store.Users;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that send or take slowly, and log-ins in masses, keep no other client waiting. */
@Timeout(240)
@Tag("slow")
class SlowClientsTest extends WithServer {
    /** What others wait for at most, on a machine that does other things as well. */
    private static final long PATIENCE_MILLIS = 6000;

    private final List<RawHttp> clients = new ArrayList<>();
    private String secret = "";

    private Server startWithAnn() {
        secret = Secrets.random();
        store.write(transaction -> {
            User user = new Users(transaction).findOrAdd("ann");
            new Accounts(transaction).setPassword(user.id(), Secrets.hash("password of ann"));
            return new Accounts(transaction).addToken(user.id(), "test", Secrets.digest(secret));
        });
        return start();
    }

    @AfterEach
    void hangUp() throws Exception {
        for (RawHttp client : clients) {
            client.close();
        }
    }

    private void everybodyElseGoesOn(Server at) {
        Http ann = new Http(at, "Authorization", "Bearer " + secret);
        for (int i = 0; i < 5; i++) {
            for (String path : List.of("/health", "/", "/api/v1/videos", "/api/v1/session")) {
                long start = System.nanoTime();
                assertThat(ann.get(path).status()).as(path).isEqualTo(200);
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                assertThat(millis).as(path).isLessThan(PATIENCE_MILLIS);
            }
        }
    }

    private void many(Server at, int count, String request) throws Exception {
        for (int i = 0; i < count; i++) {
            RawHttp client = new RawHttp(at.port());
            clients.add(client);
            client.send(request);
        }
    }

    @Test
    void slowBodiesHoldNobodyUp() throws Exception {
        Server at = startWithAnn();
        String host = " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        many(at, 400, "POST /api/v1/session" + host + "Content-Length: 100\r\n\r\n{");
        everybodyElseGoesOn(at);
        many(at, 250, "POST /api/v1/session" + host + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
        everybodyElseGoesOn(at);
        many(at, 250, "POST /api/v1/videos?name=x" + host + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
        everybodyElseGoesOn(at);
        many(at, 100, "DELETE /api/v1/videos/x" + host + "Content-Length: 100\r\n\r\n{");
        everybodyElseGoesOn(at);
    }

    @Test
    void aSlowBodyIsGivenUp() throws Exception {
        Server at = startWithAnn();
        many(at, 1, "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
        RawHttp slow = clients.get(0);
        Thread drip = new Thread(() -> {
            try {
                while (true) {
                    slow.send("x");
                    Thread.sleep(1000);
                }
            } catch (Exception e) {
                // the server has had enough
            }
        });
        drip.setDaemon(true);
        drip.start();
        String answer = slow.answer();
        assertThat(answer.isEmpty() ? slow.answer() : answer).startsWith("HTTP/1.1 408");
    }

    @Test
    void logInsInMassesHoldNobodyUp() throws Exception {
        Server at = startWithAnn();
        String body = "{\"name\": \"ann\", \"password\": \"password of ann\"}";
        many(
                at,
                400,
                "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);
        everybodyElseGoesOn(at);
        int in = 0;
        for (RawHttp client : clients) {
            String answer = client.answer();
            assertThat(answer).matches("(?s)HTTP/1.1 (200|429|503) .*");
            in += answer.startsWith("HTTP/1.1 200") ? 1 : 0;
        }
        assertThat(in).isPositive();
    }

    @Test
    void clientsThatTakeNothingHoldNobodyUp() throws Exception {
        Server at = startWithAnn();
        Http ann = new Http(at, "Authorization", "Bearer " + secret);
        Path film = folder.resolve("large.mp4");
        byte[] content = new byte[32 << 20];
        System.arraycopy(
                "\0\0\0\u0018ftypmp42".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), 0, content, 0, 12);
        Files.write(film, content);
        String id = ann.upload(film, "large").json().path("id").asText();
        many(
                at,
                320,
                "GET /api/v1/videos/" + id + "/content HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + secret
                        + "\r\n\r\n");
        everybodyElseGoesOn(at);
        assertThat(ann.get("/api/v1/videos/" + id + "/content").body()).isEqualTo(content);
        assertThat(ann.get("/api/v1/videos/" + id + "/content", "Range", "bytes=4-11")
                        .text())
                .isEqualTo("ftypmp42");
    }
}
