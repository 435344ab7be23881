package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reprise.app.recommend.DrawnAnalysis;
import io.reprise.app.store.TestSql;
import io.reprise.engine.home.Home;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every error is JSON of one shape, with the safety headers, whoever answers: a route, Javalin or Jetty. */
@Timeout(120)
class ErrorAnswersTest extends WithServer {
    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";

    private static final List<String> BROKEN = List.of(
            "GARBAGE\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
            "GET /%" + HOST + "\r\n",
            "GET /%00" + HOST + "\r\n",
            "GET /api/v1/videos/%00" + HOST + "\r\n",
            "GET /api/v1/videos/a%0d%0ab" + HOST + "\r\n",
            "GET /a/../../etc/passwd" + HOST + "\r\n",
            "GET /a;/..;/b" + HOST + "\r\n",
            "GET /%2e%2e/x" + HOST + "\r\n",
            "GET /a%2fb" + HOST + "\r\n",
            "GET /%ff%fe" + HOST + "\r\n",
            "GET /api/v1/videos/%ff" + HOST + "\r\n",
            "GET /" + "a/".repeat(3900) + HOST + "\r\n",
            "GET /api/v1" + "/a".repeat(1200) + HOST + "\r\n",
            "GET /" + "a".repeat(5000) + HOST + "\r\n",
            "GET /" + "a".repeat(20_000) + HOST + "\r\n",
            "GET /nothing" + HOST + "X: " + "x".repeat(20_000) + "\r\n\r\n",
            "GET /nothing" + HOST + "X y: z\r\n\r\n",
            "GET /nothing" + HOST + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
            "POST /api/v1/session" + HOST
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "POST /api/v1/session" + HOST + "Content-Length: -1\r\n\r\n",
            "POST /api/v1/session" + HOST + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
                    + "x".repeat(100_000),
            "POST /" + HOST + "Content-Length: 0\r\n\r\n",
            "PUT /api/v1/videos" + HOST + "Content-Length: 0\r\n\r\n",
            "BREW /api/v1/videos" + HOST + "\r\n",
            "TRACE /" + HOST + "\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /nothing" + HOST + "\r\n",
            "GET /api/v1/nothing" + HOST + "\r\n",
            "GET /api/v1/videos/none" + HOST + "\r\n",
            "GET /api/v1/videos HTTP/1.1\r\nHost: example.org\r\n\r\n");

    @Test
    void everyErrorHasOneShapeAndTheSafetyHeaders() throws Exception {
        int port = start().port();
        for (String request : BROKEN) {
            String answer = RawHttp.ask(port, request);
            String what = request.substring(0, Math.min(60, request.length())).strip();
            assertThat(answer).as(what).matches("(?s)HTTP/1\\.[01] 4\\d\\d .*|(?s)HTTP/1\\.1 50[15] .*");
            String head = answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(java.util.Locale.ROOT);
            assertThat(head)
                    .as(what)
                    .contains("content-type: application/json")
                    .contains("content-security-policy: default-src 'none'")
                    .contains("x-content-type-options: nosniff")
                    .contains("x-frame-options: deny")
                    .contains("referrer-policy: no-referrer")
                    .doesNotContain("jetty");
            JsonNode error = new ObjectMapper()
                    .readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4))
                    .path("error");
            assertThat(error.path("code").asText()).as(what).isNotEmpty();
            assertThat(error.path("message").asText()).as(what).isNotEmpty().doesNotContain("Exception");
            assertThat(error.path("fields").isArray()).as(what).isTrue();
        }
        assertThat(http.get("/health").status()).isEqualTo(200);
    }

    @Test
    void aPathOfManyPartsIsTooLong() throws Exception {
        int port = start().port();
        assertThat(RawHttp.ask(port, "GET " + "/a".repeat(3900) + HOST + "\r\n"))
                .startsWith("HTTP/1.1 414");
        assertThat(RawHttp.ask(port, "GET " + "/".repeat(3900) + HOST + "\r\n")).startsWith("HTTP/1.1 4");
        assertThat(RawHttp.ask(port, "DELETE /api/v1" + "/a".repeat(70) + HOST + "\r\n"))
                .startsWith("HTTP/1.1 414");
    }

    @Test
    void anAddressSaysWhichMethodsItTakesAndUnknownOnesAreNotRemembered() throws Exception {
        int port = start().port();
        for (String request : List.of("PATCH /api/v1/videos", "DELETE /api/v1/users", "GET /api/v1/renders")) {
            String answer = RawHttp.ask(port, request + HOST + "\r\n");
            assertThat(answer).as(request).startsWith("HTTP/1.1 405 ").containsPattern("(?i)\r\nAllow: (GET|POST)");
        }
        assertThat(RawHttp.ask(port, "DELETE /api/v1/nothing" + HOST + "\r\n")).startsWith("HTTP/1.1 404 ");
        assertThat(RawHttp.ask(port, "POST /nothing" + HOST + "\r\n")).startsWith("HTTP/1.1 404 ");
        for (String method : List.of("PUT", "OPTIONS", "TRACE", "BREW", "BREW2", "get", "x".repeat(4000))) {
            assertThat(RawHttp.ask(port, method + " /api/v1/videos" + HOST + "\r\n"))
                    .as(method)
                    .startsWith("HTTP/1.1 501 ");
        }
        assertThat(http.get("/metrics").text()).contains("DELETE none").doesNotContain("BREW", "xxxx", "PUT");
    }

    @Test
    void aMessageNamesNoPathAndAFieldIsThereOnceAndANumberIsOne() throws Exception {
        start();
        String video = http.send("POST", "/api/v1/videos?name=a&length=10", BodyPublishers.noBody())
                .json()
                .path("id")
                .asText();
        String tokens = http.post("/api/v1/tokens", "{\"name\": \"a\", \"name\": \"b\"}")
                .text();
        assertThat(tokens).contains("wrong-json");
        for (String query : List.of("top=1&top=2", "top=0x10", "minLength=3d", "minLength=%203", "user=me&user=you")) {
            Http.Answer answer = http.get("/api/v1/videos/" + video + "/suggestions?" + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
        }
        store.write(transaction -> TestSql.update(transaction, "update videos set sha256 = 'a'"));
        DrawnAnalysis.write(new Home(folder), "a", 20);
        Http.Answer answer = http.get("/api/v1/videos/" + video + "/suggestions?ranker=phd");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("needs a model").doesNotContain(folder.toString());
    }
}
