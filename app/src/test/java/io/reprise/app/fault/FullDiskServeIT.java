package io.reprise.app.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.app.server.DrawnGif;
import io.reprise.app.server.TinyFilm;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code serve} whose disk fills: uploads, added GIFs, kept moments, renders and pictures are refused or fail with a line that
 * says whose trouble it is, and the same server does all of it once there is room. The disk is a file system in memory that
 * only the server's own processes see, so this needs the right to mount one.
 */
@Timeout(600)
@EnabledOnOs(OS.LINUX)
@Tag("faults")
class FullDiskServeIT {
    private static final String SCRIPT = """
            #!/bin/sh
            exec unshare -m sh -c 'mount -t tmpfs -o size=400m,mode=700 tmpfs "$REPRISE_HOME" && exec "$0" "$@"' LAUNCHER "$@"
            """;

    @TempDir
    Path folder;

    private RunningServer start(Path home) throws IOException, InterruptedException {
        Path script = folder.resolve("on-a-small-disk");
        Files.writeString(script, SCRIPT.replace("LAUNCHER", System.getProperty("reprise.command", "")));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return RunningServer.start(script.toString(), folder, home, Map.of());
    }

    /** Writes zeros until so many bytes are left, or none. */
    private static void fill(Path filler, long left) throws IOException {
        byte[] zeros = new byte[64 << 10];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (left == 0 || filler.toFile().getUsableSpace() > left) {
                out.write(zeros);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space");
        }
    }

    private static void requireRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(503, 507);
        assertThat(answer.body()).containsAnyOf("disk", "store");
    }

    @Test
    void itSaysSoAndGoesOnOnceThereIsRoom() throws Exception {
        assumeTrue(FullDiskIT.mayMount(), "file systems can't be mounted here: unshare -m fails");
        Path home = Files.createDirectory(folder.resolve("home"));
        RunningServer server = start(home);
        Path film = TinyFilm.write(folder.resolve("film.mp4"), 3, 3);
        String video = server.analysed(film);
        Path filler = server.process().seen(home.resolve("filler"));

        fill(filler, 60 << 20);
        HttpResponse<String> upload = server.send("POST", "/api/v1/videos?name=b", BodyPublishers.ofFile(film));
        assertThat(upload.statusCode()).as(upload.body()).isEqualTo(507);

        String render = "{\"video\": \"" + video + "\", \"start\": 1, \"end\": 3, \"width\": 96}";
        String job = server.post("/api/v1/renders", render).path("id").asText();
        server.ended("/api/v1/jobs/" + job, List.of("queued", "running"));
        fill(filler, 0);
        whileItIsFull(server, video);

        Files.delete(filler);
        assertThat(server.analysed(film)).isNotEmpty();
        String kept = JsonMapper.builder()
                .build()
                .readTree(server.keep(video, 4).body())
                .path("id")
                .asText();
        JsonNode highlight = server.ended("/api/v1/highlights/" + kept, List.of("making"));
        assertThat(highlight.path("state").asText()).as("%s", highlight).isEqualTo("ready");
        assertThat(server.send("GET", "/api/v1/videos/" + video + "/frame?at=2", BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(200);
        server.process().end();
        server.process().requireGone("at the end");
    }

    private static void whileItIsFull(RunningServer server, String video) throws Exception {
        requireRefused(server.send("POST", "/api/v1/videos?name=c&length=1000", BodyPublishers.ofString("")));
        requireRefused(server.send("GET", "/api/v1/videos/" + video + "/frame?at=1.5", BodyPublishers.noBody()));
        byte[] gif = DrawnGif.of(20, 10);
        requireRefused(
                server.send("POST", "/api/v1/highlights?name=a.gif", BodyPublishers.ofByteArray(gif), "image/gif"));
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> kept = server.keep(video, i);
            assertThat(kept.statusCode()).as(kept.body()).isIn(201, 503, 507);
            assertThat(kept.body()).doesNotContain("bug of ours");
        }
        assertThat(server.send("GET", "/health", BodyPublishers.noBody()).statusCode())
                .isIn(200, 503);
    }
}
