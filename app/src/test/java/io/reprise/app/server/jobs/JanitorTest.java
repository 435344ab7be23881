package io.reprise.app.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.store.Store;
import io.reprise.app.store.StoreLocation;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server runs for months: what it keeps is kept within its size. */
class JanitorTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void featuresUsedLongestAgoGoWhereTheyAreTooMany() throws Exception {
        Home home = new Home(folder);
        Path old = features(home, "old", Instant.parse("2026-01-01T00:00:00Z"));
        Path recent = features(home, "recent", Instant.parse("2026-11-01T00:00:00Z"));
        try (Store store = Store.open(StoreLocation.in(home));
                Janitor janitor = new Janitor(store, new Folders(home), () -> {}, new CacheLimit(1500))) {
            while (Files.exists(old)) {
                Thread.sleep(20);
            }
            assertThat(recent).as("kept by %s", janitor).isNotEmptyDirectory();
        }
    }

    private static Path features(Home home, String video, Instant used) throws Exception {
        Path entry = Files.createDirectories(home.features().resolve(video));
        Files.write(entry.resolve("encoder.npy"), new byte[1000]);
        Files.setLastModifiedTime(entry, FileTime.from(used));
        return entry;
    }
}
