package io.reprise.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.app.store.Highlights;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoreLocation;
import io.reprise.app.store.Users;
import io.reprise.core.time.TimeRange;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import io.reprise.media.render.Format;
import io.reprise.media.render.RenderOptions;
import io.reprise.media.render.Renderer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of GIFs as people have them: single pictures, copies, and files that are no GIFs among them. */
class HistoryFilesTest {
    /** Of the store that all tests of this module share. */
    private static final String USER = "somebody with a folder";

    @TempDir
    private Path folder;

    private Path gifs;

    @BeforeEach
    void fill() throws Exception {
        gifs = Files.createDirectory(folder.resolve("gifs"));
        Gifs.draw(gifs.resolve("a.gif"), 20, 10);
        Gifs.draw(gifs.resolve("one.gif"), 1, 10);
        Gifs.draw(gifs.resolve("still.png"), 1, 10);
        VideoInfo gif = VideoProbe.probe(gifs.resolve("a.gif"));
        new Renderer(gif, "0".repeat(64), () -> false)
                .render(
                        new TimeRange(0, gif.durationMicros()),
                        gifs.resolve("b.webp"),
                        RenderOptions.DEFAULT.withFormat(Format.WEBP));
    }

    @Test
    void stillsAndCopiesAreNoTasteAndSaidOnce() throws Exception {
        Path video = Gifs.draw(folder.resolve("video.gif"), 90, 10);
        Run run =
                Run.of("suggest", video.toString(), "--json", "--no-cache", "--user", "me", "--like", gifs.toString());
        JsonNode answer = JsonMapper.builder().build().readTree(run.out());
        assertThat(answer.path("warnings").toString())
                .contains("2 single pictures are left out", "one.gif", "still.png")
                .contains("1 file shows the same as another and counts once", "b.webp (as ", "a.gif)");
    }

    @Test
    void anAddedFolderTakesWhatMovesOnce() throws Exception {
        Run run = Run.of("history", "add", gifs.toString(), "--user", USER + 1);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines().filter(line -> line.startsWith("added"))).hasSize(1);
        assertThat(run.out()).contains("left out, it shows the same as");
        assertThat(run.err()).contains("2 single pictures are left out");
        Run.of("history", "add", gifs.resolve("one.gif").toString(), "--user", USER + 1)
                .isBadInput("one.gif is a single picture");
    }

    @Test
    void aStoredFileThatCanNotBeReadIsToldOfInOneRunAlone() throws Exception {
        String id = storeUnreadable(USER + 2);
        Path video = Gifs.draw(folder.resolve("video.gif"), 60, 10);
        Run first = Run.of("suggest", video.toString(), "--user", USER + 2);
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.err()).contains("warning: the stored highlight bad.gif is left out", "not tried any more");
        Run second = Run.of("suggest", video.toString(), "--user", USER + 2);
        assertThat(second.err()).doesNotContain("bad.gif");
        Run list = Run.of("history", "list", "--user", USER + 2);
        assertThat(list.out()).contains(id, "failed", "no video but text");
    }

    private static String storeUnreadable(String user) {
        try (Store store = Store.open(StoreLocation.ofEnvironment())) {
            return store.write(t -> {
                byte[] content = "no GIF at all".getBytes(StandardCharsets.UTF_8);
                String kept = new io.reprise.app.store.MediaFiles(t).put("image/gif", content);
                var made = io.reprise.app.store.StoredHighlight.made(
                        new Users(t).findOrAdd(user).id(), "bad.gif", null, 1_000_000, kept, null);
                new Highlights(t).add(made);
                return made.id();
            });
        }
    }

    @Test
    void anAddressIsNoFile() {
        Run.of("make", "https://www.youtube.com/watch?v=abc").isBadInput("is an address", "download the video first");
        Run.of("suggest", "http://example.org/a.mp4").isBadInput("is an address");
    }
}
