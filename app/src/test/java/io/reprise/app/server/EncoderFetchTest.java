package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reprise.app.cli.StoreWorker;
import io.reprise.app.fetch.RoughServer;
import io.reprise.app.fetch.TinyNetwork;
import io.reprise.app.server.auth.Secrets;
import io.reprise.app.store.Accounts;
import io.reprise.app.store.User;
import io.reprise.app.store.Users;
import io.reprise.engine.home.Home;
import io.reprise.engine.process.WorkerLimits;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Encoders fetched through the API, from a real server, checked by a real child. */
@Timeout(240)
@Tag("slow")
class EncoderFetchTest extends WithServer {
    private static final String TINY = "{\"name\": \"tiny\"}";
    private static final TinyNetwork NET = TinyNetwork.of(1);

    private JsonNode encoders(Http who) {
        Http.Answer answer = who.get("/api/v1/encoders");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void theLocalOwnerFetchesOne() throws Exception {
        start();
        assertThat(encoders(http).path("mayFetch").asBoolean()).isTrue();
        assertThat(encoders(http).path("available").findValuesAsText("name"))
                .containsExactly("mobilenetv2", "mobilenetv2-12", "mobilenetv2-7");
        try (RoughServer web = RoughServer.giving(NET.model())) {
            NET.offer(folder, web.url("/tiny.onnx"));
            JsonNode offered = encoders(http).path("available").get(0);
            assertThat(offered.path("name").asText()).isEqualTo("tiny");
            assertThat(offered.path("bytes").asLong()).isEqualTo(NET.model().length);
            Http.Answer begun = http.post("/api/v1/encoders", TINY);
            assertThat(begun.status()).isEqualTo(202);
            assertThat(begun.json().path("kind").asText()).isEqualTo("fetch");
            JsonNode job = http.finished(begun.json().path("id").asText());
            assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("done");
            assertThat(encoders(http).path("encoders").findValuesAsText("name")).containsExactly("builtin", "tiny");
            assertThat(encoders(http).path("available").findValuesAsText("name"))
                    .doesNotContain("tiny");
            assertThat(http.post("/api/v1/encoders", TINY).status()).isEqualTo(409);
            Http.Answer unknown = http.post("/api/v1/encoders", "{\"name\": \"../x\"}");
            assertThat(unknown.status()).isEqualTo(400);
            assertThat(unknown.json().path("error").path("fields").findValuesAsText("field"))
                    .containsExactly("name");
            assertThat(http.post("/api/v1/encoders", "{\"name\": \"tiny\", \"from\": \"http://127.0.0.1/\"}")
                            .status())
                    .as("no address is taken from a request")
                    .isEqualTo(400);
        }
    }

    @Test
    void whatGoesWrongIsSaidAndCanBeTriedAgain() throws Exception {
        start();
        try (RoughServer other = RoughServer.giving(TinyNetwork.of(2).model());
                RoughServer right = RoughServer.giving(NET.model())) {
            NET.offer(folder, other.url("/tiny.onnx"));
            JsonNode failed = http.finished(
                    http.post("/api/v1/encoders", TINY).json().path("id").asText());
            assertThat(failed.path("state").asText()).isEqualTo("failed");
            assertThat(failed.path("error").path("code").asText()).isEqualTo("wrong-file");
            assertThat(failed.path("error").path("message").asText()).contains("is not the file that is meant");
            NET.offer(folder, right.url("/tiny.onnx"));
            JsonNode done = http.finished(
                    http.post("/api/v1/encoders", TINY).json().path("id").asText());
            assertThat(done.path("state").asText()).isEqualTo("done");
        }
    }

    @Test
    void withAccountsOnlyAdministratorsMay() throws Exception {
        String ann = account("ann");
        String bob = account("bob");
        ServerConfig config = ServerConfig.of(new Home(folder), "test", StoreWorker.class)
                .withJobs(2, 1, new WorkerLimits(320, 2L << 30, Duration.ofMinutes(2)))
                .withAdministrators(Set.of("ann"));
        try (RoughServer web = RoughServer.giving(NET.model());
                Server at = Server.start(config, store)) {
            NET.offer(folder, web.url("/tiny.onnx"));
            Http asBob = new Http(at, "Authorization", "Bearer " + bob);
            assertThat(encoders(asBob).path("mayFetch").asBoolean()).isFalse();
            Http.Answer refused = asBob.post("/api/v1/encoders", TINY);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.json().path("error").path("code").asText()).isEqualTo("not-administrator");
            assertThat(new Http(at).post("/api/v1/encoders", TINY).status()).isEqualTo(401);
            Http in = new Http(at);
            String cookie = in.post("/api/v1/session", "{\"name\": \"ann\", \"password\": \"password of ann\"}")
                    .header("set-cookie");
            Http byCookieAlone = new Http(at, "Cookie", cookie.substring(0, cookie.indexOf(';')));
            Http.Answer forged = byCookieAlone.post("/api/v1/encoders", TINY);
            assertThat(forged.status()).isEqualTo(403);
            assertThat(forged.json().path("error").path("code").asText()).isEqualTo("csrf");
            assertThat(web.requests()).isEmpty();
            Http asAnn = new Http(at, "Authorization", "Bearer " + ann);
            assertThat(encoders(asAnn).path("mayFetch").asBoolean()).isTrue();
            JsonNode job = asAnn.finished(
                    asAnn.post("/api/v1/encoders", TINY).json().path("id").asText());
            assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("done");
        }
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
}
