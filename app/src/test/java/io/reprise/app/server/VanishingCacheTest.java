package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reprise.core.file.FileTrees;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The cache's folder is deleted, or can't be written to, under a running server: what is there can be made again, and is;
 * where it can't, one line says so, and the same server goes on once it can. What was kept is not in it.
 */
@Timeout(300)
@Tag("slow")
@Tag("faults")
class VanishingCacheTest extends WithServer {
    private int films;
    private String video = "";
    private String kept = "";

    private Path cache() {
        return folder.resolve("cache");
    }

    private void prepare() throws Exception {
        start();
        JsonNode job = analysed();
        assertThat(job.path("state").asText()).as("%s", job).isEqualTo("done");
        video = job.path("video").asText();
        kept = keep(0);
        assertThat(suggestions()).isNotEmpty();
    }

    private JsonNode analysed() throws Exception {
        Path film = TinyFilm.write(folder.resolve("film" + films + ".mp4"), 3, 3);
        byte[] box = {0, 0, 0, 9, 'f', 'r', 'e', 'e', (byte) films++}; // so that it is another
        Files.write(film, box, StandardOpenOption.APPEND);
        return http.finished(http.upload(film, "film").json().path("job").asText());
    }

    private String keep(double start) throws Exception {
        String moment = "{\"video\": \"" + video + "\", \"start\": " + start + ", \"end\": " + (start + 1.5) + "}";
        Http.Answer answer = http.post("/api/v1/highlights", moment);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        String id = answer.json().path("id").asText();
        JsonNode made = http.get("/api/v1/highlights/" + id).json();
        for (int i = 0; i < 600 && made.path("state").asText().equals("making"); i++) {
            Thread.sleep(100);
            made = http.get("/api/v1/highlights/" + id).json();
        }
        assertThat(made.path("state").asText()).as("%s", made).isEqualTo("ready");
        return id;
    }

    /** Those of the video, once it was looked at again where need be. */
    private JsonNode suggestions() throws Exception {
        JsonNode answer = http.get("/api/v1/videos/" + video + "/suggestions").json();
        for (int i = 0; i < 300 && answer.path("suggestions").isEmpty(); i++) {
            Thread.sleep(200);
            answer = http.get("/api/v1/videos/" + video + "/suggestions").json();
        }
        return answer.path("suggestions");
    }

    private Http.Answer picture(double at) {
        return http.get("/api/v1/videos/" + video + "/frame?at=" + at);
    }

    private JsonNode rendered(double start) throws Exception {
        String what = "{\"video\": \"" + video + "\", \"start\": " + start + ", \"end\": 3.5, \"width\": 96}";
        return http.finished(
                http.post("/api/v1/renders", what).json().path("id").asText());
    }

    private void requireAllWorks(String when, double at) throws Exception {
        assertThat(suggestions()).as(when).isNotEmpty();
        assertThat(picture(at).status()).as(when).isEqualTo(200);
        assertThat(rendered(at).path("state").asText()).as(when).isEqualTo("done");
        assertThat(analysed().path("state").asText()).as(when).isEqualTo("done");
        keep(at);
        requireKept(when);
    }

    private void requireKept(String when) {
        Http.Answer gif = http.get("/api/v1/highlights/" + kept + "/file");
        assertThat(gif.status()).as("%s: %s", when, gif.text().length()).isEqualTo(200);
        assertThat(gif.text()).startsWith("GIF8");
        assertThat(http.get("/health").status()).as(when).isEqualTo(200);
    }

    @Test
    void whatIsDeletedIsMadeAgain() throws Exception {
        prepare();
        FileTrees.delete(cache());
        requireAllWorks("after the cache was deleted", 1.1);
    }

    @Test
    void whereNothingCanBeWrittenALineSaysSo() throws Exception {
        prepare();
        FileTrees.delete(cache());
        Files.writeString(cache(), "no folder");
        for (JsonNode job : List.of(analysed(), rendered(1.2))) {
            assertThat(job.path("state").asText()).as("%s", job).isEqualTo("failed");
            assertThat(job.path("error").path("code").asText()).as("%s", job).isEqualTo("storage");
            assertThat(job.path("error").path("message").asText())
                    .contains("operator")
                    .doesNotContain("\n", "Exception");
        }
        Http.Answer picture = picture(1.2);
        assertThat(picture.status()).as(picture.text()).isEqualTo(503);
        Http.Answer added = http.send(
                "POST",
                "/api/v1/highlights?name=a.gif",
                BodyPublishers.ofByteArray(DrawnGif.of(20, 10)),
                "Content-Type",
                "image/gif");
        assertThat(added.status()).as(added.text()).isIn(503, 507);
        requireKept("while there is no cache");
        Files.delete(cache());
        requireAllWorks("after the cache's folder can be made again", 1.3);
    }

    @Test
    void whatIsDeletedWhileJobsRunFailsWithALineAtMost() throws Exception {
        prepare();
        AtomicBoolean over = new AtomicBoolean();
        Thread deletes = new Thread(() -> deleteAgainAndAgain(over), "deletes-the-cache");
        deletes.start();
        try {
            for (int i = 0; i < 3; i++) {
                for (JsonNode job : List.of(analysed(), rendered(i * 0.3))) {
                    assertThat(job.path("state").asText()).as("%s", job).isIn("done", "failed");
                    assertThat(job.path("error").path("code").asText())
                            .as("%s", job)
                            .isIn("", "storage");
                }
                Http.Answer picture = picture(i);
                assertThat(picture.status()).as(picture.text()).isIn(200, 202, 503);
            }
        } finally {
            over.set(true);
            deletes.join();
        }
        requireAllWorks("after the cache was deleted again and again", 1.4);
    }

    private void deleteAgainAndAgain(AtomicBoolean over) {
        while (!over.get()) {
            try {
                FileTrees.delete(cache());
                Thread.sleep(30);
            } catch (IOException e) {
                // something is written just now: the next time
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
