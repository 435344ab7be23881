package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.fasterxml.jackson.databind.JsonNode;
import io.reprise.app.server.auth.Secrets;
import io.reprise.app.store.Accounts;
import io.reprise.app.store.TestSql;
import io.reprise.app.store.User;
import io.reprise.app.store.Users;
import io.reprise.core.error.InvalidValueException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Log-ins: who may try how often, from where, and what a new password and a token do. */
@Timeout(240)
@Tag("slow")
class LoginTest extends WithServer {
    private void account(String name) {
        store.write(transaction -> {
            User user = new Users(transaction).findOrAdd(name);
            new Accounts(transaction).setPassword(user.id(), Secrets.hash("password of " + name));
            return true;
        });
    }

    private Http.Answer logIn(String name, String password, String... headers) {
        String body = "{\"name\": \"" + name + "\", \"password\": \"" + password + "\"}";
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/json";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return http.send("POST", "/api/v1/session", BodyPublishers.ofString(body), all);
    }

    private static String cookies(Http.Answer answer) {
        return answer.response().headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    private static Http session(Server at, Http.Answer in) {
        return new Http(
                at,
                "Cookie",
                cookies(in),
                "X-CSRF-Token",
                in.json().path("csrf").asText());
    }

    @Test
    void aStrangerElsewhereLocksNobodyOut() {
        account("ann");
        startBehind(List.of("127.0.0.1"));
        for (int i = 0; i < 10; i++) {
            assertThat(logIn("ann", "wrong" + i, "X-Forwarded-For", "203.0.113.9")
                            .status())
                    .isEqualTo(401);
        }
        assertThat(logIn("ann", "password of ann", "X-Forwarded-For", "203.0.113.9")
                        .status())
                .as("who guessed waits")
                .isEqualTo(429);
        assertThat(logIn("ann", "password of ann", "X-Forwarded-For", "198.51.100.7")
                        .status())
                .as("Ann elsewhere does not")
                .isEqualTo(200);
    }

    @Test
    void aHashOfAnEarlierVersionIsReplacedAtLogIn() {
        String old = BCrypt.withDefaults().hashToString(4, "password of ann".toCharArray());
        store.write(transaction -> {
            User user = new Users(transaction).findOrAdd("ann");
            new Accounts(transaction).setPassword(user.id(), old);
            return true;
        });
        start();
        assertThat(logIn("ann", "password of bob").status()).isEqualTo(401);
        assertThat(hashOf("ann")).isEqualTo(old);
        Http.Answer in = logIn("ann", "password of ann");
        assertThat(in.status()).isEqualTo(200);
        assertThat(hashOf("ann")).startsWith("$argon2id$");
        assertThat(logIn("ann", "password of ann").status()).isEqualTo(200);
        assertThat(http.get("/api/v1/session", "Cookie", cookies(in)).status())
                .as("goes on")
                .isEqualTo(200);
    }

    private String hashOf(String name) {
        return store.read(transaction ->
                String.valueOf(new Users(transaction).named(name).orElseThrow().password()));
    }

    @Test
    void aKnownBrowserBehindTheSameAddressGetsIn() {
        account("ann");
        start();
        String device = cookies(logIn("ann", "password of ann")).replaceAll("reprise_session=[^;]*;? ?", "");
        for (int i = 0; i < 12; i++) {
            logIn("ann", "wrong" + i);
        }
        assertThat(logIn("ann", "password of ann").status()).isEqualTo(429);
        assertThat(device).contains("reprise_device=");
        assertThat(logIn("ann", "password of ann", "Cookie", device).status()).isEqualTo(200);
        assertThat(logIn("ann", "password of ann", "Cookie", "reprise_device=" + "0".repeat(64) + ".0")
                        .status())
                .as("a made-up cookie")
                .isEqualTo(429);
        int last = 0;
        for (int i = 0; i < 11; i++) {
            last = logIn("ann", "wrong" + i, "Cookie", device).status();
        }
        assertThat(last).as("a stolen browser guesses no more than others").isEqualTo(429);
    }

    @Test
    void neitherASuccessNorJunkNamesFreeAnAddress() {
        account("ann");
        startBehind(List.of("127.0.0.0/8"));
        String from = "203.0.113.10";
        int wrong = 0;
        for (int i = 0; i < 60; i++) {
            int status = logIn("junk" + i, "wrong", "X-Forwarded-For", from).status();
            wrong += status == 401 ? 1 : 0;
            if (i == 20) {
                assertThat(logIn("ann", "password of ann", "X-Forwarded-For", from)
                                .status())
                        .isEqualTo(200);
            }
        }
        assertThat(wrong).as("failures of one address").isEqualTo(50);
        assertThat(logIn("ann", "password of ann", "X-Forwarded-For", from + ", 203.0.113.11")
                        .status())
                .as("another address, said by the proxy")
                .isEqualTo(200);
        assertThat(logIn("ann", "password of ann", "X-Forwarded-For", "203.0.113.12, " + from)
                        .status())
                .as("a client can't put another address before its own")
                .isEqualTo(429);
        for (String same : List.of(from + ":4711", "::ffff:" + from, "[::ffff:203.0.113.10]:4711")) {
            assertThat(logIn("ann", "password of ann", "X-Forwarded-For", same).status())
                    .as(same)
                    .isEqualTo(429);
        }
        assertThat(logIn("ann", "password of ann", "X-Forwarded-For", "203.0.113.12", "X-Forwarded-For", from)
                        .status())
                .as("nor in a line of its own, which a proxy leaves as it is")
                .isEqualTo(429);
    }

    @Test
    void onlyTrustedProxiesSayWhereARequestComesFromAndThatItIsSecure() {
        account("ann");
        start();
        for (int i = 0; i < 10; i++) {
            logIn("ann", "wrong", "X-Forwarded-For", "203.0.113." + i);
        }
        assertThat(logIn("ann", "password of ann", "X-Forwarded-For", "203.0.113.77")
                        .status())
                .isEqualTo(429);
        assertThat(logIn("bob", "x", "X-Forwarded-Proto", "https").status()).isEqualTo(401);
    }

    @Test
    void aCookieIsSecureOnlyBehindATrustedProxy() {
        account("ann");
        startBehind(List.of("::1", "127.0.0.1"));
        Http.Answer in = logIn("ann", "password of ann", "X-Forwarded-Proto", "https");
        assertThat(in.response().headers().allValues("set-cookie"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-")
                        .contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/;")
                        .doesNotContain("Domain"));
        assertThat(in.header("Strict-Transport-Security")).contains("max-age=31536000");
        String[] https = {"Cookie", cookies(in), "X-Forwarded-Proto", "https"};
        assertThat(http.get("/api/v1/videos", https).status()).isEqualTo(200);
        assertThat(http.get("/api/v1/videos", "Cookie", cookies(in).replace("__Host-", ""), https[2], https[3])
                        .status())
                .as("another host of the domain could have set it")
                .isEqualTo(401);
        Http.Answer out = http.send(
                "DELETE",
                "/api/v1/session",
                BodyPublishers.noBody(),
                "Cookie",
                cookies(in),
                "X-Forwarded-Proto",
                "https",
                "X-CSRF-Token",
                in.json().path("csrf").asText());
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Clear-Site-Data")).contains("cache");
        assertThat(http.get("/api/v1/videos", https).status()).isEqualTo(401);
        close();
        open();
        start();
        in = logIn("ann", "password of ann", "X-Forwarded-Proto", "https");
        assertThat(in.header("set-cookie")).doesNotContain("Secure", "__Host-");
        assertThat(in.header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void aNewPasswordEndsSessionsAndTokensAndATokenMakesNone() {
        account("ann");
        Server at = start();
        Http ann = session(at, logIn("ann", "password of ann"));
        Http.Answer made = ann.post("/api/v1/tokens", "{\"name\": \"backup\"}");
        assertThat(made.status()).isEqualTo(201);
        Http program = new Http(
                at, "Authorization", "Bearer " + made.json().path("token").asText());
        assertThat(program.get("/api/v1/videos").status()).isEqualTo(200);
        assertThat(program.post("/api/v1/tokens", "{\"name\": \"more\"}").status())
                .isEqualTo(403);
        account("ann");
        assertThat(program.get("/api/v1/videos").status()).isEqualTo(401);
        assertThat(ann.get("/api/v1/videos").status()).isEqualTo(401);
    }

    @Test
    void aSessionEndsWhenItIsNotUsedAndWhereItsOwnerSays() {
        account("ann");
        account("bob");
        Server at = start();
        Http here = session(at, logIn("ann", "password of ann"));
        Http elsewhere = session(at, logIn("ann", "password of ann"));
        Http bob = session(at, logIn("bob", "password of bob"));
        assertThat(here.get("/api/v1/sessions").json().path("sessions")).hasSize(2);
        long now = System.currentTimeMillis();
        assertThat(ends())
                .allMatch(ends -> ends > now && ends <= now + Duration.ofDays(3).toMillis() + 60_000);
        setEnds(now + 60_000); // not used for nearly three days
        assertThat(here.get("/api/v1/videos").status()).isEqualTo(200);
        assertThat(ends()).as("the one that was used goes on").anyMatch(ends -> ends > now + 86_400_000);
        store.write(transaction -> TestSql.update(
                transaction, "update sessions set expires_ms = ?, created_ms = ?", now + 60_000, now - 1_209_600_000));
        assertThat(here.get("/api/v1/videos").status()).isEqualTo(200);
        assertThat(ends()).as("14 days after its log-in none does").allMatch(ends -> ends == now + 60_000);
        String other = "";
        for (JsonNode one : here.get("/api/v1/sessions").json().path("sessions")) {
            other = one.path("current").asBoolean() ? other : one.path("id").asText();
        }
        assertThat(bob.delete("/api/v1/sessions/" + other).status()).isEqualTo(404);
        assertThat(here.delete("/api/v1/sessions/" + other).status()).isEqualTo(204);
        assertThat(elsewhere.get("/api/v1/videos").status()).isEqualTo(401);
        setEnds(now - 1);
        assertThat(here.get("/api/v1/videos").status()).isEqualTo(401);
    }

    private void setEnds(long millis) {
        store.write(transaction -> TestSql.update(transaction, "update sessions set expires_ms = ?", millis));
    }

    private List<Long> ends() {
        return store.read(transaction -> {
            Accounts accounts = new Accounts(transaction);
            return new Users(transaction)
                    .list().stream()
                            .flatMap(user -> accounts.sessions(user.id()).stream())
                            .map(Accounts.Session::endsMillis)
                            .toList();
        });
    }

    @Test
    void aMadeUpRangeOfProxiesIsRefused() {
        for (String wrong :
                List.of("example.org", "10.0.0.0/33", "10.0.0/8/8", "", "::/129", "1.2.3.4/x", "1.2.3.4/-1")) {
            org.assertj.core.api.Assertions.assertThatExceptionOfType(InvalidValueException.class)
                    .as(wrong)
                    .isThrownBy(() -> startBehind(List.of(wrong)))
                    .withMessageContaining("trusted proxy");
        }
    }
}
