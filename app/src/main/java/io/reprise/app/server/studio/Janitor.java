package io.reprise.app.server.studio;

import io.reprise.app.cache.CacheLimit;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoredVideo;
import io.reprise.app.store.Videos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes away what nobody needs: children without work, uploads given up, files of videos that are gone. */
public final class Janitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);
    /** Younger files may be somebody's who is at it, perhaps on another server. */
    private static final Duration OLD = Duration.ofDays(1);

    private final Store store;
    private final Folders folders;
    private final CacheLimit cache;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "janitor");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Begins.
     *
     * @param cool ends children that nobody needed for a while
     * @param cache how large the features may grow; what was thrown away is looked at again when it is asked for
     */
    public Janitor(Store store, Folders folders, Runnable cool, CacheLimit cache) {
        this.store = store;
        this.folders = folders;
        this.cache = cache;
        var cooling = clock.scheduleWithFixedDelay(cool, 5, 5, TimeUnit.SECONDS);
        var cleaning = clock.scheduleWithFixedDelay(this::clean, 0, 1, TimeUnit.HOURS);
        LOG.trace("begun: {} {}", cooling, cleaning);
    }

    private void clean() {
        try {
            Instant before = Instant.now().minus(OLD);
            deleteOld(folders.home().cache().resolve("work"), before, Set.of());
            Set<String> known = new HashSet<>();
            List<String> ids = store.read(transaction -> new Videos(transaction).ids());
            ids.forEach(id -> known.addAll(List.of(id, id + ".upload")));
            deleteOld(folders.videos(), before, known);
            giveUpUploads(ids, before);
            cache.enforce(folders.home(), LOG::warn);
        } catch (IOException | RuntimeException e) {
            LOG.warn("tidying up: {}", e.getMessage());
        }
    }

    private void giveUpUploads(List<String> ids, Instant before) throws IOException {
        for (String id : ids) {
            Path file = folders.upload(id);
            if (Files.exists(file)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                store.write(transaction -> {
                    Videos videos = new Videos(transaction);
                    videos.get(id)
                            .filter(video -> video.state() == StoredVideo.State.UPLOADING)
                            .ifPresent(video -> videos.delete(id));
                    return true;
                });
                Files.deleteIfExists(file);
            }
        }
    }

    private static void deleteOld(Path folder, Instant before, Set<String> kept) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                boolean old = Files.getLastModifiedTime(file).toInstant().isBefore(before);
                if (old && !kept.contains(String.valueOf(file.getFileName()))) {
                    Folders.deleteAll(file);
                }
            }
        } catch (NoSuchFileException e) {
            // nothing there yet, or gone in the meantime
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
