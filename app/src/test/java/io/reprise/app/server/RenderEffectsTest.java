package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files with effects, asked for as the page does: a real server, a real child. */
@Timeout(900)
@Tag("slow")
class RenderEffectsTest extends WithServer {
    private String video = "";

    private void open(Path film) throws Exception {
        start();
        Http.Answer uploaded = http.upload(film, "film.mp4");
        video = uploaded.json().path("id").asText();
        http.finished(uploaded.json().path("job").asText());
    }

    private Http.Answer ask(String more) {
        return http.post("/api/v1/renders", "{\"video\": \"" + video + "\", \"start\": 1, \"end\": 2, " + more + "}");
    }

    @Test
    void everyEffectIsDoneAndWhatIsWrongIsSaidAtOnce() throws Exception {
        open(TinyFilm.write(folder.resolve("film.mp4")));
        Http.Answer wrong =
                ask("\"speed\": 100, \"loop\": -1, \"boomerang\": \"perhaps\", \"subtitles\": \"/etc/passwd\","
                        + " \"crop\": \"x\", \"background\": \"nocolour\", \"format\": \"tiff\", \"quality\": 0");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text())
                .contains("speed", "loop", "boomerang", "subtitles", "crop", "background", "format", "quality");

        Http.Answer asked = ask(
                "\"format\": \"gif\", \"quality\": 40, \"size\": 96, \"crop\": \"1:1\", \"speed\": 2, \"boomerang\": true,"
                        + " \"loop\": 2, \"text\": \"two\\nlines\"");
        JsonNode done = http.finished(asked.json().path("id").asText());
        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("done");
        assertThat(done.path("result").path("width").asInt()).isEqualTo(96);
        assertThat(done.path("result").path("height").asInt()).isEqualTo(96);

        for (String format : new String[] {"avif", "apng"}) {
            Http.Answer made = ask("\"format\": \"" + format + "\", \"size\": 96");
            String job = made.json().path("id").asText();
            JsonNode state = http.finished(job);
            assertThat(state.path("state").asText()).as(state.toString()).isEqualTo("done");
            Http.Answer file = http.get("/api/v1/renders/" + job + "/file");
            assertThat(file.header("content-type")).isEqualTo("image/" + format);
            assertThat(new String(file.body(), 0, 12, StandardCharsets.ISO_8859_1))
                    .contains(format.equals("avif") ? "ftypavi" : "PNG");
            // what it gave is taken as a highlight
            Http.Answer added = http.send(
                    "POST",
                    "/api/v1/highlights?name=mine",
                    BodyPublishers.ofByteArray(file.body()),
                    "Content-Type",
                    "image/" + format);
            assertThat(added.status()).as(added.text()).isEqualTo(201);
        }

        JsonNode none =
                http.finished(ask("\"subtitles\": \"auto\"").json().path("id").asText());
        assertThat(none.path("state").asText()).isEqualTo("failed");
        assertThat(none.path("error").path("message").asText())
                .contains("no subtitles of text")
                .doesNotContain(folder.toString());
    }
}
