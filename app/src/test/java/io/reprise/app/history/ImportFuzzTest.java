package io.reprise.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.store.Store;
import io.reprise.app.store.StoreLocation;
import io.reprise.core.testing.Fuzz;
import io.reprise.engine.home.Home;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damaged exports are refused in one line, or taken without the highlights that are damaged. */
@Timeout(600)
class ImportFuzzTest {
    private static final String DOCUMENT = """
            {"format": "reprise history", "version": 1, "user": "me", "highlights": [
              {"id": "one", "name": "one.gif", "made": "2026-05-03T18:20:11Z", "duration": 2.5, "file": "one.gif",
               "source": {"video": "%s", "name": "film.mp4", "start": 1, "end": 3.5, "duration": 60, "known": "said"}},
              {"id": "two", "name": "two.gif", "made": "2026-05-03T18:20:12.5Z", "duration": 1, "file": "one.gif"}]}
            """.formatted("ab".repeat(32));

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // before every test
    private Home home;

    @SuppressWarnings("NullAway.Init") // before every test
    private Store store;

    @BeforeEach
    void open() {
        home = new Home(folder.resolve("home"));
        store = Store.open(StoreLocation.in(home));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void take(Path place) throws Exception {
        try (WorkFolder work = WorkFolder.in(home)) {
            HistoryImport.take(store, HistoryImport.unpacked(place, work), "me", new HistoryImport.Told() {
                @Override
                public void added(Added added) {
                    assertThat(added).isNotNull();
                }

                @Override
                public void bad(String line) {
                    assertThat(line.lines()).hasSize(1);
                }
            });
        }
    }

    @Test
    void theDocument() throws IOException, InterruptedException {
        Path export = Files.createDirectory(folder.resolve("export"));
        Files.writeString(export.resolve("one.gif"), "GIF89a");
        byte[] whole = DOCUMENT.getBytes(StandardCharsets.UTF_8);
        Fuzz.run(export.resolve("history.json"), List.of(whole), file -> take(export));
    }

    @Test
    void theArchive() throws IOException, InterruptedException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("history.json"));
            zip.write(DOCUMENT.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("one.gif"));
            zip.write("GIF89a".getBytes(StandardCharsets.US_ASCII));
        }
        Fuzz.run(folder.resolve("damaged.zip"), List.of(archive.toByteArray()), this::take);
    }
}
