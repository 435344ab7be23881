package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reprise.app.store.Highlights;
import io.reprise.app.store.Job;
import io.reprise.app.store.JobQueue;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.PersonRecords;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.Users;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** "My GIFs" takes what can be read; all else ends as failed, says why, does not count, and is never told of again. */
@Tag("slow")
class AddedGifsTest extends WithServer {
    private static final long PATIENCE_MILLIS = 120_000;

    private Http.Answer add(String name, byte[] content) {
        return http.send("POST", "/api/v1/highlights?name=" + name, BodyPublishers.ofByteArray(content));
    }

    private JsonNode settled(Http.Answer added) throws InterruptedException {
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.json().path("state").asText()).as(added.text()).isEqualTo("making");
        assertThat(added.json().path("duration").isNull()).as(added.text()).isTrue();
        return settled(added.json().path("id").asText());
    }

    private JsonNode settled(String id) throws InterruptedException {
        String highlight = "/api/v1/highlights/" + id;
        long until = System.currentTimeMillis() + PATIENCE_MILLIS;
        JsonNode now = http.get(highlight).json();
        while (now.path("state").asText().equals("making") && System.currentTimeMillis() < until) {
            Thread.sleep(100);
            now = http.get(highlight).json();
        }
        return now;
    }

    private Map<String, byte[]> unusable() throws Exception {
        byte[] gif = DrawnGif.of(20, 10);
        byte[] film = Files.readAllBytes(TinyFilm.write(folder.resolve("film.mp4")));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("text.gif", "this is no GIF".getBytes(StandardCharsets.UTF_8));
        files.put("one-picture.gif", DrawnGif.of(1, 10));
        files.put("cut-short.gif", Arrays.copyOf(gif, 60));
        files.put("cut-short.mp4", Arrays.copyOf(film, 200)); // within its index
        files.put("cut-short.webp", "RIFF\20\0\0\0WEBPVP8X\n\0\0\0\2\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
        files.put("eleven-minutes.gif", DrawnGif.of(20, 3300));
        byte[] bomb = gif.clone();
        Arrays.fill(bomb, 6, 10, (byte) 0xff); // claims 65535 columns and rows
        files.put("bomb.gif", bomb);
        files.put("noise.mp4", noise());
        return files;
    }

    private static byte[] noise() {
        byte[] noise = new byte[5000];
        new java.util.Random(7).nextBytes(noise);
        noise[0] = 1; // and no playlist, archive or text
        return noise;
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a.gif"));
            zip.write(DrawnGif.of(5, 10));
        }
        return bytes.toByteArray();
    }

    @Test
    void whatCanNotBeReadEndsAsFailedSaysWhyAndDoesNotCount() throws Exception {
        start();
        for (Map.Entry<String, byte[]> each : unusable().entrySet()) {
            JsonNode failed = settled(add(each.getKey(), each.getValue()));
            assertThat(failed.path("state").asText()).as(failed.toString()).isEqualTo("failed");
            assertThat(failed.path("error").asText())
                    .as(failed.toString())
                    .contains(each.getKey())
                    .doesNotContain(folder.toString());
            assertThat(failed.path("duration").isNull()).as(failed.toString()).isTrue();
        }
        assertThat(add("empty.gif", new byte[0]).status()).isEqualTo(415);
        assertThat(add("page.gif", "<!DOCTYPE html><html></html>".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(415);
        assertThat(add("archive.gif", zip()).status()).isEqualTo(415);

        JsonNode good = settled(add("good.gif", DrawnGif.of(20, 10)));
        assertThat(good.path("state").asText()).as(good.toString()).isEqualTo("ready");
        assertThat(good.path("duration").asDouble()).isEqualTo(2);
        int counting = store.read(t -> new PersonRecords(t)
                .of(new Users(t).named("me").orElseThrow().id())
                .highlights()
                .size());
        assertThat(counting).isEqualTo(1);
        assertThat(suggestions().path("history").asInt()).isEqualTo(1);
        assertThat(suggestions().path("warnings").toString()).doesNotContain("highlight");
    }

    private JsonNode suggestions() throws Exception {
        Http.Answer film = http.upload(folder.resolve("film.mp4"), "film.mp4");
        http.finished(film.json().path("job").asText());
        return http.get("/api/v1/videos/" + film.json().path("id").asText() + "/suggestions?minLength=0.5&maxLength=2")
                .json();
    }

    @Test
    void oneWhoseCheckIsCancelledIsNotReady() {
        String id = store.write(t -> {
            String user = new Users(t).findOrAdd("me").id();
            String kept = new MediaFiles(t).put("image/gif", "GIF89a".getBytes(StandardCharsets.UTF_8));
            StoredHighlight added = StoredHighlight.made(user, "a.gif", null, 1_000_000, kept, null);
            new Highlights(t).add(added);
            JobQueue jobs = new JobQueue(t);
            Job job = jobs.add(new JobQueue.Wanted(user, Job.Kind.KEEP, null, null, added.id(), "{}"));
            assertThat(jobs.cancel(job.id())).isTrue();
            return added.id();
        });
        start();
        JsonNode now = http.get("/api/v1/highlights/" + id).json();
        assertThat(now.path("state").asText()).as(now.toString()).isEqualTo("failed");
        assertThat(now.path("error").asText()).contains("cancelled");
    }

    @Test
    void theSameMomentEncodedAnewCountsOnceAndAFailedOneCanBeTriedAgain() throws Exception {
        start();
        JsonNode first = settled(add("first.gif", DrawnGif.of(20, 10)));
        assertThat(first.path("state").asText()).as(first.toString()).isEqualTo("ready");
        byte[] other = http.get("/api/v1/highlights/" + first.path("id").asText() + "/file?small=true")
                .body();
        JsonNode copy = settled(add("copy.mp4", other));
        assertThat(copy.path("state").asText()).as(copy.toString()).isEqualTo("failed");
        assertThat(copy.path("error").asText()).contains("copy.mp4 shows the same as first.gif");

        assertThat(http.delete("/api/v1/highlights/" + first.path("id").asText())
                        .status())
                .isEqualTo(204);
        JsonNode again = settled(add("copy.mp4", other));
        assertThat(again.path("id")).isEqualTo(copy.path("id"));
        assertThat(again.path("state").asText()).as(again.toString()).isEqualTo("ready");
    }

    /** The same bytes, and the same pictures in other bytes, all at once. */
    @Test
    void equalOnesThatAreAddedAtOnceCountOnce() throws Exception {
        start();
        byte[] gif = DrawnGif.of(20, 10);
        List<CompletableFuture<Http.Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int more = i / 2; // bytes after the end, which nothing shows
            answers.add(CompletableFuture.supplyAsync(
                    () -> add("gif" + more + ".gif", Arrays.copyOf(gif, gif.length + more))));
        }
        Map<String, JsonNode> all = new LinkedHashMap<>();
        for (CompletableFuture<Http.Answer> answer : answers) {
            assertThat(answer.join().status()).as(answer.join().text()).isEqualTo(201);
            JsonNode one = settled(answer.join().json().path("id").asText());
            all.put(one.path("id").asText(), one);
        }
        assertThat(all).as("the same bytes are one highlight").hasSize(3);
        assertThat(all.values().stream()
                        .filter(one -> one.path("state").asText().equals("ready")))
                .as("%s", all)
                .hasSize(1);
        assertThat(all.values().stream()
                        .filter(one -> one.path("error").asText().contains("it counts once")))
                .as("%s", all)
                .hasSize(2);
    }
}
