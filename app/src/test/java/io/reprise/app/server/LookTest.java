package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reprise.app.contract.RepriseProcess;
import io.reprise.app.fetch.TinyNetwork;
import io.reprise.app.store.Highlights;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.Users;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is not analysed yet is analysed by a worker process, and suggestions follow it. */
@Timeout(240)
@Tag("slow")
class LookTest extends WithServer {
    private static final String MOMENTS = "/suggestions?minLength=0.5&maxLength=2";

    @SuppressWarnings("NullAway.Init") // before every test, and before native code is looked for
    private Path film;

    @BeforeEach
    void draw() throws Exception {
        film = TinyFilm.write(folder.resolve("drawn.mp4"), 6, 2);
    }

    private String uploaded() throws Exception {
        Http.Answer answer = http.upload(film, "film");
        http.finished(answer.json().path("job").asText());
        return "/api/v1/videos/" + answer.json().path("id").asText() + MOMENTS;
    }

    /** As `history add` and `history import` leave it: stored, and not analysed on this machine. */
    private void stored(String name, byte[] content) {
        store.write(transaction -> {
            String user = new Users(transaction).findOrAdd("me").id();
            String kept = new MediaFiles(transaction).put("image/gif", content);
            new Highlights(transaction).add(StoredHighlight.made(user, name, null, 3_000_000, kept, null));
            return true;
        });
    }

    private static byte[] gif() throws Exception {
        return DrawnGif.of(30, 8);
    }

    @Test
    void highlightsOfTheCommandLineAreLookedAtAndCount() throws Exception {
        stored("people.gif", gif());
        stored("broken.gif", "GIF89a and nothing more".getBytes(StandardCharsets.US_ASCII));
        start();
        String moments = uploaded();
        JsonNode answer = http.get(moments).json();
        assertThat(answer.path("complete").asBoolean()).isTrue();
        List<JsonNode> looks = new ArrayList<>();
        // the server may have begun before it was asked; what can't be read is not tried for ever
        while (answer.path("looking").isTextual()) {
            assertThat(looks).as(answer.toString()).hasSizeLessThan(4);
            looks.add(http.finished(answer.path("looking").asText()));
            answer = http.get(moments).json();
        }
        assertThat(answer.path("personalised").asBoolean())
                .as(answer.toString())
                .isTrue();
        assertThat(answer.path("history").asInt()).isEqualTo(1);
        for (JsonNode look : looks) {
            assertThat(look.path("kind").asText()).isEqualTo("look");
            assertThat(look.path("state").asText()).as(look.toString()).isEqualTo("done");
            for (JsonNode error : look.path("result").path("errors")) {
                assertThat(error.asText()).startsWith("broken.gif: ").doesNotContain(folder.toString());
            }
        }
    }

    @Test
    void anAddedGifGetsItsLengthAndASmallCopy() throws Exception {
        start();
        Http.Answer added = http.send("POST", "/api/v1/highlights?name=people.gif", BodyPublishers.ofByteArray(gif()));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        String job =
                http.get("/api/v1/jobs").json().path("jobs").get(0).path("id").asText();
        assertThat(http.finished(job).path("state").asText()).isEqualTo("done");
        String one = "/api/v1/highlights/" + added.json().path("id").asText();
        assertThat(http.get(one).json().path("duration").asDouble()).isGreaterThan(1.5);
        byte[] small = http.get(one + "/file?small=true").body();
        assertThat(new String(small, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
        assertThat(http.get(one + "/file").body()).isEqualTo(gif());

        Http.Answer text =
                http.send("POST", "/api/v1/highlights?name=no.gif", BodyPublishers.ofString("GIF89a and nothing more"));
        assertThat(text.status()).isEqualTo(201);
        String failed =
                http.get("/api/v1/jobs").json().path("jobs").get(0).path("id").asText();
        JsonNode why = http.finished(failed);
        assertThat(why.path("state").asText()).isEqualTo("failed");
        assertThat(why.path("error").path("message").asText())
                .contains("no.gif")
                .doesNotContain(folder.toString());
    }

    private static @Nullable String field(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        return answer.json().path("error").path("fields").path(0).path("field").asText();
    }

    @Test
    void anyEncoderOfTheStoreLooksWhenItIsAskedFor() throws Exception {
        NativeCode loaded = NativeCode.now();
        addEncoder();
        stored("people.gif", gif());
        start();
        assertThat(http.get("/api/v1/encoders").json().path("encoders").findValuesAsText("name"))
                .containsExactly("builtin", "small");
        String moments = uploaded();
        JsonNode none = http.get(moments + "&encoder=small").json();
        assertThat(none.path("complete").asBoolean()).isFalse();
        assertThat(none.path("suggestions")).isEmpty();
        JsonNode done = http.finished(none.path("looking").asText());
        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("done");

        JsonNode seen = http.get(moments + "&encoder=small").json();
        assertThat(seen.path("complete").asBoolean()).isTrue();
        assertThat(seen.path("encoder").asText()).startsWith("small/1-");
        assertThat(seen.path("suggestions")).isNotEmpty();
        http.finished(seen.path("looking").asText());
        JsonNode personal = http.get(moments + "&encoder=small").json();
        assertThat(personal.path("personalised").asBoolean()).isTrue();
        assertThat(personal.path("looking").isNull()).isTrue();
        assertThat(http.get(moments).json().path("encoder").asText()).startsWith("builtin/");

        assertThat(field(http.get(moments + "&encoder=nothing"))).isEqualTo("encoder");
        assertThat(field(http.get(moments + "&encoder=../net/small.yaml"))).isEqualTo("encoder");
        loaded.requireNoMore();
    }

    /** By a process of its own: it opens the network, which a server never does. */
    private void addEncoder() throws Exception {
        Path manifest = TinyNetwork.manifest(Files.createDirectories(folder.resolve("net")));
        RepriseProcess.run(folder, folder, "encoder", "add", manifest).ok();
    }
}
