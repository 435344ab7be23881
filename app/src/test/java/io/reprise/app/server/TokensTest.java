package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reprise.app.server.auth.Secrets;
import io.reprise.app.store.Accounts;
import io.reprise.app.store.User;
import io.reprise.app.store.Users;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens for programs, made and ended by the people they stand for. */
@Timeout(120)
@Tag("slow")
class TokensTest extends WithServer {
    private Http loggedIn(Server at, String name) {
        Http.Answer in = http.post(
                "/api/v1/session", "{\"name\": \"" + name + "\", \"password\": \"password of " + name + "\"}");
        String cookie = in.header("set-cookie");
        String csrf = in.json().path("csrf").asText();
        return new Http(at, "Cookie", cookie.substring(0, cookie.indexOf(';')), "X-CSRF-Token", csrf);
    }

    private void account(String name) {
        store.write(transaction -> {
            User user = new Users(transaction).findOrAdd(name);
            new Accounts(transaction).setPassword(user.id(), Secrets.hash("password of " + name));
            return true;
        });
    }

    private static JsonNode tokens(Http who) {
        return who.get("/api/v1/tokens").json().path("tokens");
    }

    @Test
    void aTokenLetsAProgramInUntilItsOwnerEndsIt() {
        account("ann");
        account("bob");
        Server at = start();
        Http ann = loggedIn(at, "ann");
        Http bob = loggedIn(at, "bob");
        JsonNode made = ann.post("/api/v1/tokens", "{\"name\": \"backup\"}").json();
        String id = made.path("id").asText();
        assertThat(made.path("token").asText()).hasSize(64);
        assertThat(tokens(ann)).hasSize(1);
        assertThat(tokens(ann).get(0).path("name").asText()).isEqualTo("backup");
        assertThat(tokens(ann).get(0).path("used").isNull()).isTrue();
        assertThat(tokens(ann).get(0).has("token")).as("shown once").isFalse();
        assertThat(tokens(bob)).isEmpty();

        Http program =
                new Http(at, "Authorization", "Bearer " + made.path("token").asText());
        assertThat(program.get("/api/v1/videos").status()).isEqualTo(200);
        assertThat(tokens(ann).get(0).path("used").asText()).startsWith("20");

        assertThat(bob.delete("/api/v1/tokens/" + id).status()).isEqualTo(404);
        assertThat(program.get("/api/v1/videos").status()).isEqualTo(200);
        assertThat(ann.delete("/api/v1/tokens/" + id).status()).isEqualTo(204);
        assertThat(program.get("/api/v1/videos").status()).isEqualTo(401);
        assertThat(tokens(ann)).isEmpty();
    }

    @Test
    void namesAreNeededAndThereAreNotTooMany() {
        account("ann");
        Http ann = loggedIn(start(), "ann");
        Http.Answer nameless = ann.post("/api/v1/tokens", "{}");
        assertThat(nameless.status()).isEqualTo(400);
        assertThat(nameless.json().path("error").path("fields").findValuesAsText("field"))
                .containsExactly("name");
        for (int i = 0; i < 50; i++) {
            assertThat(ann.post("/api/v1/tokens", "{\"name\": \"" + i + "\"}").status())
                    .isEqualTo(201);
        }
        Http.Answer more = ann.post("/api/v1/tokens", "{\"name\": \"one more\"}");
        assertThat(more.status()).isEqualTo(409);
        assertThat(more.json().path("error").path("code").asText()).isEqualTo("too-many");
    }

    @Test
    void aNameIsTextAndNothingThatCouldBeMadeText() {
        account("ann");
        Http ann = loggedIn(start(), "ann");
        for (String name : List.of("true", "[]", "{}", "[\"backup\"]", "7", "1e308")) {
            Http.Answer answer = ann.post("/api/v1/tokens", "{\"name\": " + name + "}");
            assertThat(answer.status()).as(name).isEqualTo(400);
            assertThat(answer.json().path("error").path("fields").findValuesAsText("field"))
                    .containsExactly("name");
        }
        assertThat(tokens(ann)).isEmpty();
    }

    @Test
    void aServerWithoutAccountsNeedsNone() {
        start();
        assertThat(http.post("/api/v1/tokens", "{\"name\": \"x\"}").status()).isEqualTo(409);
        assertThat(tokens(http)).isEmpty();
    }
}
