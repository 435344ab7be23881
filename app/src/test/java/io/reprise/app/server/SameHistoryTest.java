package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reprise.app.contract.RepriseProcess;
import io.reprise.media.demo.DemoFilm;
import io.reprise.media.demo.Scene;
import io.reprise.media.demo.SceneKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One store, through a real server and through the real command: the same history, exclusions and ranking. */
@Timeout(900)
@Tag("slow")
class SameHistoryTest extends WithServer {
    private static final DemoFilm SOURCE = new DemoFilm(1, 2);
    private static final DemoFilm TARGET = new DemoFilm(2, 2);

    private JsonNode reprise(Object... args) throws Exception {
        return RepriseProcess.run(folder, folder, args).ok().json();
    }

    private String uploaded(Path film) throws Exception {
        Http.Answer answer = http.upload(film, film.getFileName().toString());
        http.finished(answer.json().path("job").asText());
        return answer.json().path("id").asText();
    }

    private String post(String what, String video, double start, double end) throws Exception {
        String body = String.format("{\"video\": \"%s\", \"start\": %s, \"end\": %s}", video, start, end);
        Http.Answer answer = http.post("/api/v1/" + what, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        for (JsonNode job : http.get("/api/v1/jobs").json().path("jobs")) {
            http.finished(job.path("id").asText());
        }
        return answer.json().path("id").asText();
    }

    private static Scene scene(DemoFilm film, SceneKind kind, int which) {
        return film.scenes().stream()
                .filter(scene -> scene.kind() == kind)
                .toList()
                .get(which);
    }

    private String keep(String video, Scene scene) throws Exception {
        double start = scene.range().startSeconds();
        return post("highlights", video, start + .5, start + 3.5);
    }

    private String reject(String video, Scene scene) throws Exception {
        double start = scene.range().startSeconds();
        return post("rejections", video, start + .5, start + 3.5);
    }

    /** The same question to both; what the command says. */
    private JsonNode same(Path film, String video) throws Exception {
        JsonNode page = http.get("/api/v1/videos/" + video + "/suggestions?all=true&top=8")
                .json();
        JsonNode command = reprise("suggest", film, "--all", "--json", "--quiet", "--top", 8);
        for (String field : List.of("encoder", "ranker", "history", "personalised", "confidence")) {
            assertThat(command.path(field)).as(field).isEqualTo(page.path(field));
        }
        assertThat(command.path("suggestions")).hasSameSizeAs(page.path("suggestions"));
        for (int i = 0; i < page.path("suggestions").size(); i++) {
            for (String field : List.of("rank", "start", "end", "score", "percentile", "parts", "because")) {
                assertThat(command.path("suggestions").get(i).path(field))
                        .as("%s of suggestion %d", field, i + 1)
                        .isEqualTo(page.path("suggestions").get(i).path(field));
            }
        }
        for (int i = 0; i < page.path("segments").size(); i++) {
            assertThat(command.path("segments").get(i).path("percentile"))
                    .as("percentile of segment %d", i)
                    .isEqualTo(page.path("segments").get(i).path("percentile"));
        }
        return command;
    }

    /** How much more a scene is like the history than the mean segment is. */
    private static double similarity(JsonNode answer, Scene scene) {
        double sum = 0;
        double here = Double.NaN;
        for (JsonNode segment : answer.path("segments")) {
            double similarity = segment.path("parts").path("similarity").asDouble();
            sum += similarity;
            double middle = scene.range().middleMicros() / 1e6;
            if (segment.path("start").asDouble() <= middle
                    && middle < segment.path("end").asDouble()) {
                here = similarity;
            }
        }
        return here - sum / answer.path("segments").size();
    }

    private static boolean suggested(JsonNode answer, Scene scene) {
        for (JsonNode one : answer.path("suggestions")) {
            double start = Math.max(one.path("start").asDouble(), scene.range().startSeconds());
            double end = Math.min(one.path("end").asDouble(), scene.range().endSeconds());
            if (end - start > 1) {
                return true;
            }
        }
        return false;
    }

    @Test
    void commandAndServerAgree() throws Exception {
        Path source = folder.resolve("source.mp4");
        Path target = folder.resolve("target.mp4");
        SOURCE.write(source, 2);
        TARGET.write(target, 2);
        start();
        String a = uploaded(source);
        String b = uploaded(target);
        assertThat(same(target, b).path("personalised").asBoolean()).isFalse();

        String kept = keep(a, scene(SOURCE, SceneKind.FIREWORKS, 0));
        double moved = scene(SOURCE, SceneKind.FIREWORKS, 1).range().startSeconds();
        assertThat(http.send(
                                "PATCH",
                                "/api/v1/highlights/" + kept,
                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                        "{\"start\": " + moved + ", \"end\": " + (moved + 3) + "}"),
                                "Content-Type",
                                "application/json")
                        .status())
                .isEqualTo(200);
        for (JsonNode job : http.get("/api/v1/jobs").json().path("jobs")) {
            http.finished(job.path("id").asText());
        }
        reprise("history", "add", source + "@20-23", "--json", "--quiet");
        JsonNode before = same(target, b);
        assertThat(before.path("history").asInt()).isEqualTo(2);

        Scene refused = scene(TARGET, SceneKind.FIREWORKS, 0);
        assertThat(suggested(before, refused)).isTrue();
        Scene alike = scene(TARGET, SceneKind.FIREWORKS, 1);
        String rejection = reject(b, refused);
        JsonNode after = same(target, b);
        assertThat(similarity(after, alike)).as("in the same video").isLessThan(similarity(before, alike));
        String second = reject(a, scene(SOURCE, SceneKind.FIREWORKS, 0));
        assertThat(similarity(same(target, b), alike)).as("in another").isLessThan(similarity(after, alike));
        assertThat(http.delete("/api/v1/rejections/" + second).status()).isEqualTo(204);
        assertThat(same(target, b).path("segments")).as("undone").isEqualTo(after.path("segments"));
        assertThat(suggested(after, refused))
                .as("what was refused is not suggested again")
                .isFalse();

        Scene clipped = scene(TARGET, SceneKind.FIREWORKS, 1);
        keep(b, clipped);
        assertThat(suggested(same(target, b), clipped))
                .as("what was kept is not suggested again")
                .isFalse();
        assertThat(http.delete("/api/v1/rejections/" + rejection).status()).isEqualTo(204);
        assertThat(suggested(same(target, b), refused)).as("undone").isTrue();
    }
}
