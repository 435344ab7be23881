package io.reprise.app.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.app.server.TinyFilm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The clock jumps by ten minutes and by an hour, forwards and backwards, while {@code serve} works and between its jobs: all
 * jobs end as they would have, and the newest is listed first. The clock that is never set is left alone, as it is where an
 * administrator or NTP sets the time. Needs libfaketime (Debian: {@code apt install faketime}), or its file in
 * {@code -Dreprise.faketime}.
 */
@Timeout(600)
@EnabledOnOs(OS.LINUX)
@Tag("faults")
class ClockJumpIT {
    private static final List<String> PLACES = List.of(
            System.getProperty("reprise.faketime", ""),
            "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
            "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1");

    @TempDir
    Path folder;

    private Path offset = Path.of("");
    private int films;

    private void clock(String jump) throws IOException {
        Files.writeString(offset, jump);
    }

    private Map<String, String> environment() {
        String library = PLACES.stream()
                .filter(place -> !place.isEmpty() && Files.exists(Path.of(place)))
                .findFirst()
                .orElse("");
        assumeTrue(!library.isEmpty(), "needs libfaketime: apt install faketime, or -Dreprise.faketime=FILE");
        return Map.of(
                "LD_PRELOAD", library,
                "FAKETIME_TIMESTAMP_FILE", offset.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0"); // with it, which is usual, timed waits of Java's own machine do not end
    }

    private Path film() throws Exception {
        Path film = TinyFilm.write(folder.resolve("film" + films + ".mp4"), 4, 3);
        byte[] box = {0, 0, 0, 9, 'f', 'r', 'e', 'e', (byte) films++}; // so that it is another
        return Files.write(film, box, StandardOpenOption.APPEND);
    }

    @Test
    void jobsEndWhateverTheClockDoes() throws Exception {
        offset = folder.resolve("offset");
        clock("+0");
        RunningServer server = RunningServer.start(folder, environment());
        String first = server.analysed(film());
        for (String jump : List.of("+600", "-600", "+3600", "-3600", "+0")) {
            String job = server.upload(film()).path("job").asText();
            clock(jump);
            JsonNode ended = server.ended("/api/v1/jobs/" + job, List.of("queued", "running"));
            assertThat(ended.path("state").asText()).as("%s: %s", jump, ended).isEqualTo("done");
            assertThat(server.get("/api/v1/videos")
                            .path("videos")
                            .path(0)
                            .path("job")
                            .asText())
                    .as("the newest is first")
                    .isEqualTo(job);
            requireKept(server, first, jump, films * 0.5);
        }
        server.process().end();
        server.process().requireGone("at the end");
        server.process().requirePlainWords("at the end");
    }

    private static void requireKept(RunningServer server, String video, String jump, double start) throws Exception {
        String kept = JsonMapper.builder()
                .build()
                .readTree(server.keep(video, start).body())
                .path("id")
                .asText();
        JsonNode highlight = server.ended("/api/v1/highlights/" + kept, List.of("making"));
        assertThat(highlight.path("state").asText())
                .as("%s: %s", jump, highlight)
                .isEqualTo("ready");
        assertThat(server.get("/api/v1/videos/" + video + "/suggestions").path("suggestions"))
                .as(jump)
                .isNotEmpty();
    }

    /** A command's time left, its cache and its files depend on no clock that can be set. */
    @Test
    void makeDoesNotMind() throws Exception {
        offset = folder.resolve("offset");
        clock("+0");
        Path film = film();
        for (String jump : List.of("+3600", "-3600")) {
            Victim make = new Victim(
                    folder,
                    environment(),
                    "make",
                    film.toString(),
                    "--out",
                    folder.resolve("out" + jump).toString(),
                    "--no-history");
            Thread.sleep(800);
            clock(jump);
            assertThat(make.await())
                    .as(Files.readString(folder.resolve("err.txt")))
                    .isZero();
            make.requireGone(jump);
            try (Stream<Path> gifs = Files.list(folder.resolve("out" + jump))) {
                assertThat(gifs).as(jump).isNotEmpty();
            }
        }
    }
}
