package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reprise.app.cli.StoreWorker;
import io.reprise.app.fault.Misbehaviour;
import io.reprise.app.fault.Misbehaviour.Kind;
import io.reprise.app.fault.Misbehaviour.Stage;
import io.reprise.engine.process.WorkerLimits;
import io.reprise.engine.process.WorkerProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server whose workers are killed, crash, leave, hang or spew at one stage or another: the job fails with one line, the
 * next one and pictures are made, and no process and no unfinished file is left.
 */
@Timeout(900)
@EnabledOnOs(OS.LINUX)
@Tag("slow")
@Tag("faults")
class BadWorkersTest extends WithServer {
    /** What does not keep a worker from its work. */
    private static final Set<Kind> HARMLESS = EnumSet.of(Kind.ERRORS);

    private Path plans = Path.of("");
    private Path film = Path.of("");
    private int films;
    private Duration limit = Duration.ofMinutes(2);

    @BeforeEach
    void draw() throws Exception {
        plans = folder.resolve("plans");
        Files.createFile(plans);
        film = TinyFilm.write(folder.resolve("film.mp4"), 1, 3);
    }

    @Override
    ServerConfig config() {
        try {
            return super.config()
                    .withJobs(1, 1, new WorkerLimits(320, 2L << 30, limit))
                    .withWorker(StoreWorker.class, List.of(Misbehaviour.option(plans)), Duration.ofSeconds(30));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theJobFailsAndTheServerGoesOn(Kind kind) throws Exception {
        limit = kind == Kind.HANGS ? Duration.ofSeconds(40) : limit;
        start();
        for (Stage stage : List.of(Stage.START, Stage.FIRST_REPORT, Stage.ANALYSIS)) {
            Misbehaviour.plan(plans, kind, List.of(stage));
            check(uploaded(), HARMLESS.contains(kind), kind + " at " + stage);
        }
        Misbehaviour.plan(plans, kind, List.of(Stage.AFTER_RESULT));
        check(uploaded(), true, kind + " after the result");
        String video = whole();
        Misbehaviour.plan(plans, kind, List.of(Stage.RENDERING));
        check(rendered(video, 0), HARMLESS.contains(kind), kind + " at rendering");
        check(rendered(video, 1), true, "the next one");
        Misbehaviour.plan(plans, kind, List.of(Stage.START));
        Http.Answer picture = http.get("/api/v1/videos/" + video + "/frame?at=1.234");
        assertThat(picture.status()).as(picture.text()).isEqualTo(HARMLESS.contains(kind) ? 200 : 422);
        assertThat(http.get("/api/v1/videos/" + video + "/frame?at=1.234").status())
                .isEqualTo(200);
        requireNothingLeft();
    }

    private JsonNode uploaded() throws Exception {
        Path another = Files.copy(film, folder.resolve("film" + films + ".mp4"));
        Files.write(another, new byte[] {0, 0, 0, 9, 'f', 'r', 'e', 'e', (byte) films++}, StandardOpenOption.APPEND);
        return http.finished(http.upload(another, "film").json().path("job").asText());
    }

    private String whole() throws Exception {
        JsonNode job = uploaded();
        check(job, true, "the next one");
        return job.path("video").asText();
    }

    private JsonNode rendered(String video, double start) throws Exception {
        Http.Answer render = http.post(
                "/api/v1/renders",
                "{\"video\": \"" + video + "\", \"start\": " + start + ", \"end\": 2.5, \"width\": 96}");
        return http.finished(render.json().path("id").asText());
    }

    private void check(JsonNode job, boolean done, String what) throws Exception {
        assertThat(Files.readString(plans)).as("%s was done", what).isEmpty();
        assertThat(job.path("state").asText()).as("%s: %s", what, job).isEqualTo(done ? "done" : "failed");
        assertThat(job.path("error").path("message").asText())
                .as(what)
                .hasSizeBetween(done ? 0 : 10, 500)
                .doesNotContain("\n", "Exception", folder.toString());
        assertThat(http.get("/health").status()).as(what).isEqualTo(200);
    }

    private void requireNothingLeft() throws Exception {
        Objects.requireNonNull(server).close();
        assertThat(WorkerProcesses.count()).isZero();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
        try (Stream<Path> work = Files.list(folder.resolve("cache/work"))) {
            assertThat(work).isEmpty();
        }
    }
}
