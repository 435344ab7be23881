package io.reprise.app.server.jobs;

import io.reprise.app.store.Store;
import io.reprise.app.store.StoredVideo;
import io.reprise.app.store.Videos;
import io.reprise.engine.home.CacheLimit;
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

/** Removes what is not needed any more: children without work, uploads given up, files of videos that are gone. */
public final class Janitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);
    /** Younger files may still be in use, perhaps by another server. */
    private static final Duration OLD = Duration.ofDays(1);
    /** An upload has a row before it has a file. */
    private static final Duration JUST_BEGUN = Duration.ofSeconds(10);

    private static final long UPLOADS_SECONDS = 15;

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
     * @param cool ends children that were idle for a while
     * @param cache how large the features may grow; what was thrown away is looked at again when it is asked for
     */
    public Janitor(Store store, Folders folders, Runnable cool, CacheLimit cache) {
        this.store = store;
        this.folders = folders;
        this.cache = cache;
        var cooling = clock.scheduleWithFixedDelay(cool, 5, 5, TimeUnit.SECONDS);
        var cleaning = clock.scheduleWithFixedDelay(this::clean, 0, 1, TimeUnit.HOURS);
        var uploads = clock.scheduleWithFixedDelay(this::giveUpUploads, 0, UPLOADS_SECONDS, TimeUnit.SECONDS);
        LOG.trace("begun: {} {} {}", cooling, cleaning, uploads);
    }

    private void clean() {
        try {
            Instant before = Instant.now().minus(OLD);
            deleteOld(folders.home().cache().resolve("work"), before, Set.of());
            Set<String> known = new HashSet<>();
            List<String> ids = store.read(transaction -> new Videos(transaction).ids());
            ids.forEach(id -> known.addAll(List.of(id, id + ".upload", id + ".whole")));
            deleteOld(folders.videos(), before, known);
            store.deleteOrphans();
            cache.enforce(folders.home(), LOG::warn);
        } catch (IOException | RuntimeException e) {
            LOG.warn("tidying up: {}", e.getMessage());
        }
    }

    /** Abandoned uploads: those in one request as soon as none brings them, others after a day. */
    private void giveUpUploads() {
        try {
            long now = System.currentTimeMillis();
            for (StoredVideo video : store.read(transaction -> new Videos(transaction).uploading())) {
                if (now - video.createdMillis() > JUST_BEGUN.toMillis() && isGivenUp(video.id())) {
                    store.write(transaction -> {
                        new Videos(transaction).delete(video.id());
                        return true;
                    });
                    Files.deleteIfExists(folders.upload(video.id()));
                    Files.deleteIfExists(folders.wholeUpload(video.id()));
                    LOG.info("the upload {} was given up", video.id());
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("looking for uploads that were given up: {}", e.getMessage());
        }
    }

    private boolean isGivenUp(String id) throws IOException {
        Path resumable = folders.upload(id);
        if (Files.exists(resumable)) {
            Instant before = Instant.now().minus(OLD);
            return Files.getLastModifiedTime(resumable).toInstant().isBefore(before)
                    && !ArrivingFile.arrives(resumable);
        }
        Path whole = folders.wholeUpload(id);
        return !Files.exists(whole) || !ArrivingFile.arrives(whole);
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
