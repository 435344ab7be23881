package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.server.auth.Secrets;
import io.reprise.app.store.Accounts;
import io.reprise.app.store.Highlights;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.User;
import io.reprise.app.store.Users;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What changes something has its own method, and is asked for by the page itself; what reads writes nothing. */
@Timeout(120)
class MethodsTest extends WithServer {
    private static final List<String> OVERRIDES = List.of(
            "X-HTTP-Method-Override",
            "x-http-method-override",
            "X-HTTP-Method",
            "X-Method-Override",
            "_method",
            "Method");

    private User account(String name) {
        return store.write(transaction -> {
            User user = new Users(transaction).findOrAdd(name);
            new Accounts(transaction).setPassword(user.id(), Secrets.hash("password of " + name));
            return user;
        });
    }

    private String session(User user) {
        String secret = Secrets.random();
        store.write(transaction -> {
            new Accounts(transaction)
                    .addSession(Secrets.digest(secret), user.id(), "csrf", System.currentTimeMillis() + 100_000);
            return true;
        });
        return "reprise_session=" + secret;
    }

    private StoredHighlight highlight(User user) {
        StoredHighlight one = StoredHighlight.made(user.id(), "mine", null, 1_000_000, null, null);
        store.write(transaction -> {
            new Highlights(transaction).add(one);
            return true;
        });
        return one;
    }

    private int highlights(User user) {
        return store.read(
                transaction -> new Highlights(transaction).of(user.id()).size());
    }

    private int tokens(User user) {
        return store.read(
                transaction -> new Accounts(transaction).tokens(user.id()).size());
    }

    @Test
    void noHeaderOrParameterMakesAnotherMethodOfAGet() throws IOException {
        User ann = account("ann");
        StoredHighlight one = highlight(ann);
        int port = start().port();
        String cookie = "Cookie: " + session(ann) + "\r\n";
        for (String override : OVERRIDES) {
            for (String method : List.of("GET", "HEAD", "POST")) {
                for (String csrf : List.of("", "X-CSRF-Token: csrf\r\n")) {
                    String rest = " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n" + cookie
                            + csrf + override + ": DELETE\r\n\r\n";
                    RawHttp.ask(port, method + " /api/v1/highlights/" + one.id() + rest);
                    RawHttp.ask(port, method + " /api/v1/highlights/" + one.id() + "?_method=DELETE" + rest);
                }
            }
            String post = "GET /api/v1/tokens HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n"
                    + "Connection: close\r\nContent-Type: application/json\r\nContent-Length: 13\r\n" + cookie
                    + override
                    + ": POST\r\n\r\n{\"name\": \"x\"}";
            RawHttp.ask(port, post);
        }
        assertThat(highlights(ann)).isEqualTo(1);
        assertThat(tokens(ann)).isZero();
    }

    @Test
    void everyChangeNeedsTheTokenAndThePagesOwnOrigin() throws IOException {
        User ann = account("ann");
        StoredHighlight one = highlight(ann);
        int port = start().port();
        String ask = "DELETE /api/v1/highlights/" + one.id() + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nCookie: "
                + session(ann) + "\r\n";
        assertThat(RawHttp.ask(port, ask + "\r\n")).startsWith("HTTP/1.1 403");
        assertThat(RawHttp.ask(port, ask + "X-CSRF-Token: other\r\n\r\n")).startsWith("HTTP/1.1 403");
        for (String foreign : List.of(
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://localhost:1",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site")) {
            assertThat(RawHttp.ask(port, ask + "X-CSRF-Token: csrf\r\n" + foreign + "\r\n\r\n"))
                    .as(foreign)
                    .startsWith("HTTP/1.1 403");
        }
        assertThat(highlights(ann)).isEqualTo(1);
        assertThat(RawHttp.ask(port, ask + "X-CSRF-Token: csrf\r\nOrigin: http://localhost:" + port + "\r\n\r\n"))
                .startsWith("HTTP/1.1 204");
        assertThat(highlights(ann)).isZero();
    }

    @Test
    void readingMakesNoUser() {
        start();
        for (String path : List.of(
                "/api/v1/session?user=x",
                "/api/v1/videos?user=x",
                "/api/v1/highlights?user=x",
                "/api/v1/jobs?user=x",
                "/api/v1/encoders?user=x",
                "/api/v1/session",
                "/api/v1/videos")) {
            assertThat(http.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(http.get("/api/v1/videos/none/suggestions?user=x&as=y").status())
                .isEqualTo(404);
        List<User> users = store.read(transaction -> new Users(transaction).list());
        assertThat(users).isEmpty();
        assertThat(http.get("/api/v1/videos", "Sec-Fetch-Site", "cross-site").status())
                .as("an image on another website")
                .isEqualTo(403);
    }
}
