package io.reprise.app.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.app.cli.Main;
import io.reprise.app.contract.RepriseProcess;
import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.Highlights;
import io.reprise.app.store.KnownVideo;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoreLocation;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.User;
import io.reprise.app.store.Users;
import io.reprise.core.error.BadInputException;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.home.Home;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports and imports of histories, and removals: the users' backup. */
@Tag("slow")
class HistoryArchiveTest {
    private static final String VIDEO = "0123456789abcdef".repeat(4);

    @TempDir
    Path temp;

    private Store store(String home) {
        return Store.open(StoreLocation.in(new Home(temp.resolve(home))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Five highlights: of a known video, of the same name, added without a video, with an odd name, without files. */
    private static void fill(Store store) {
        store.write(t -> {
            User user = new Users(t).findOrAdd("me");
            MediaFiles files = new MediaFiles(t);
            TimeRange range = TimeRange.ofSeconds(12.345678, 15.5);
            HighlightSource source = new HighlightSource(VIDEO, "film ü.mp4", range, 90_000_001L, KnownVideo.KEPT);
            Highlights highlights = new Highlights(t);
            for (String content : List.of("first", "second")) {
                String kept = files.put("image/gif", bytes("GIF89a " + content));
                String clip = files.put("video/mp4", bytes("clip " + content));
                highlights.add(StoredHighlight.made(user.id(), "film@12-15.gif", source, 3_154_322, kept, clip));
            }
            String webp = files.put("image/webp", bytes("RIFF webp"));
            highlights.add(StoredHighlight.made(user.id(), "added.webp", null, 1, webp, null));
            String gif = files.put("image/gif", bytes("GIF89a third"));
            highlights.add(StoredHighlight.made(user.id(), "../../e vil\u00e9/:*?.gif", null, 2_000_000, gif, null));
            highlights.add(StoredHighlight.made(user.id(), "still to be rendered", source, 2_000_000, null, null));
            return true;
        });
    }

    /** Everything of a history but the id of its user, and the bytes of its files. */
    private static Map<String, Object> content(Store store) {
        return store.read(t -> {
            Map<String, Object> all = new TreeMap<>();
            String user = new Users(t).named("me").map(User::id).orElse("");
            for (StoredHighlight one : new Highlights(t).of(user)) {
                List<@Nullable Object> row = Arrays.asList(
                        one.name(), one.madeMillis(), one.source(), one.durationMicros(), one.removedMillis());
                all.put(one.id(), row);
                for (String file : Arrays.asList(one.kept(), one.clip())) {
                    if (file != null) {
                        MediaFiles.Media media = new MediaFiles(t).get(file).orElseThrow();
                        all.put(one.id() + " " + media.type(), text(media.file()));
                    }
                }
            }
            return all;
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<StoredHighlight> history(Store store) {
        return store.read(
                t -> new Highlights(t).of(new Users(t).named("me").map(User::id).orElse("")));
    }

    /** Notes the outcomes of an import; nothing may be bad. */
    private static final class Outcomes implements HistoryImport.Told {
        private final List<Added.Outcome> all = new ArrayList<>();

        @Override
        public void added(Added added) {
            all.add(added.outcome());
        }

        @Override
        public void bad(String line) {
            throw new AssertionError(line);
        }
    }

    private List<Added.Outcome> taken(Store store, Path place) throws Exception {
        Outcomes outcomes = new Outcomes();
        try (WorkFolder work = WorkFolder.in(new Home(temp.resolve("work")))) {
            HistoryImport.take(store, HistoryImport.unpacked(place, work), "me", outcomes);
        }
        return outcomes.all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"export", "export.zip"})
    void anImportGivesAnEqualStore(String name) throws Exception {
        Path place = temp.resolve(name);
        try (Store from = store("one");
                Store to = store("two")) {
            fill(from);
            new HistoryExport(from).write(place, "me", history(from));
            assertThat(taken(to, place)).hasSize(5).containsOnly(Added.Outcome.ADDED);
            assertThat(content(to)).hasSize(5 + 6).isEqualTo(content(from));
            assertThat(taken(to, place)).as("again").containsOnly(Added.Outcome.THERE);
            assertThat(content(to)).isEqualTo(content(from));

            StoredHighlight first = history(to).get(0);
            boolean removed = to.write(t -> new Highlights(t).remove(first.userId(), first.id()));
            assertThat(removed).isTrue();
            assertThat(taken(to, place)).containsOnlyOnce(Added.Outcome.RESTORED);
            to.write(t -> {
                new Highlights(t).delete(first.userId(), first.id());
                return true;
            });
            assertThat(taken(to, place)).containsOnlyOnce(Added.Outcome.ADDED);
            assertThat(content(to)).as("with the id it had").isEqualTo(content(from));
        }
    }

    @Test
    void anExportOverwritesNothing() throws Exception {
        Path place = Files.createDirectories(temp.resolve("full"));
        Files.writeString(place.resolve("mine.txt"), "mine");
        try (Store store = store("one")) {
            fill(store);
            assertThatThrownBy(() -> new HistoryExport(store).write(place, "me", history(store)))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("not empty");
        }
        try (var files = Files.list(place)) {
            assertThat(files).containsExactly(place.resolve("mine.txt"));
        }
    }

    /** Fills a zip that is to be refused. */
    private interface Content {
        void put(ZipOutputStream zip) throws IOException;
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private void isRefused(String code, Content content) throws Exception {
        Path zip = temp.resolve("hostile.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            content.put(out);
        }
        isRefused(code, zip);
    }

    private void isRefused(String code, Path zip) throws Exception {
        try (WorkFolder work = WorkFolder.in(new Home(temp.resolve("deep/work")))) {
            assertThatThrownBy(() -> HistoryImport.unpacked(zip, work))
                    .isInstanceOfSatisfying(
                            BadInputException.class, e -> assertThat(e.code()).isEqualTo(code));
        }
        try (var files = Files.walk(temp)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).doesNotContain("evil.gif");
        }
    }

    @Test
    void noArchiveWritesOutsideItsFolder() throws Exception {
        for (String name : List.of(
                "../evil.gif",
                "../../evil.gif",
                "gifs/../../evil.gif",
                temp.resolve("evil.gif").toString(),
                "..\\evil.gif",
                "gifs\\..\\..\\evil.gif")) {
            isRefused("hostile", zip -> {
                entry(zip, "history.json", bytes("{}"));
                entry(zip, name, bytes("GIF89a"));
            });
        }
    }

    @Test
    void noArchiveFillsTheDisk() throws Exception {
        isRefused("hostile", zip -> entry(zip, "bomb.gif", new byte[(64 << 20) + 1]));
        isRefused("hostile", zip -> {
            for (int i = 0; i < 40; i++) {
                entry(zip, "part-" + i + ".gif", new byte[1 << 20]);
            }
        });
        isRefused("hostile", zip -> {
            for (int i = 0; i <= 50_000; i++) {
                zip.putNextEntry(new ZipEntry("f" + i));
            }
        });
    }

    @Test
    void aDamagedArchiveIsNoArchive() throws Exception {
        Path whole = temp.resolve("whole.zip");
        try (Store store = store("one")) {
            fill(store);
            new HistoryExport(store).write(whole, "me", history(store));
        }
        byte[] content = Files.readAllBytes(whole);
        isRefused("damaged", Files.write(temp.resolve("half.zip"), Arrays.copyOf(content, content.length / 2)));
        isRefused("damaged", Files.write(temp.resolve("empty.zip"), new byte[0]));
        isRefused("damaged", Files.writeString(temp.resolve("text.zip"), "no zip"));
        isRefused("no-such-file", temp.resolve("none.zip"));
    }

    private String reprise(int code, String... args) throws Exception {
        List<String> command = RepriseProcess.command(Main.class);
        command.add("history");
        command.addAll(List.of(args));
        Path out = temp.resolve("out.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("REPRISE_HOME", temp.resolve("one").toString());
        assertThat(builder.start().waitFor()).as(Files.readString(out)).isEqualTo(code);
        return Files.readString(out);
    }

    @Test
    void theCommandsExportRemoveAndImport() throws Exception {
        Map<String, Object> before;
        String id;
        try (Store store = store("one")) {
            fill(store);
            before = content(store);
            id = history(store).get(0).id();
        }
        String zip = temp.resolve("backup.zip").toString();
        assertThat(reprise(0, "export", zip)).contains("wrote 5 highlights");
        assertThat(reprise(4, "remove", id, "nothing")).contains("has no highlight nothing", "Nothing was changed");
        assertThat(reprise(0, "remove", id)).contains("removed");
        assertThat(reprise(0, "list").lines()).hasSize(4);
        assertThat(reprise(0, "remove", "--for-good", id)).contains("deleted");
        reprise(0, "import", zip);
        try (Store store = store("one")) {
            assertThat(content(store)).isEqualTo(before);
        }
        assertThat(reprise(3, "import", temp.resolve("none.zip").toString())).contains("no such folder or zip");
    }
}
