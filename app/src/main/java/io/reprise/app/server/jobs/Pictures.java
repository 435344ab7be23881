package io.reprise.app.server.jobs;

import io.reprise.app.store.StoredVideo;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.analysis.Posters;
import io.reprise.engine.process.WorkerFailedException;
import io.reprise.engine.worker.Task;
import io.reprise.engine.worker.WorkerPool;
import io.reprise.engine.worker.WorkerSettings;
import io.reprise.media.render.Effects;
import io.reprise.media.render.Format;
import io.reprise.media.render.Framing;
import io.reprise.media.render.RenderOptions;
import io.reprise.media.render.SizeBound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Frames and previews: made when first asked for, by workers kept warm, and kept on disk within a size. */
public final class Pictures implements AutoCloseable {
    /** Code of a failure that only the server's operator can mend: it could not write. */
    public static final String STORAGE = JobContext.STORAGE;

    private static final double PREVIEW_FPS = 10;

    /** Requests that wait for a picture, each with a thread that others need. */
    private static final int MOST_WAITING = 64;
    /** Of them, those of one user; a browser has six connections. */
    private static final int MOST_OF_USER = 24;

    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final Map<String, Integer> waitingOfUsers = new ConcurrentHashMap<>();
    private final Folders folders;
    private final WorkerPool workers;
    private final MadeFiles made;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    Pictures(Folders folders, WorkerSettings settings, int most, MadeFiles made) {
        this.folders = folders;
        this.workers = new WorkerPool(settings, most);
        this.made = made;
    }

    /**
     * The picture shown at a moment.
     *
     * @param withinMicros how far from the moment a picture may be that was kept of the analysis and needs no decoding
     * @return empty if there is too much to do
     */
    public Optional<Path> frame(StoredVideo video, long atMicros, int width, long withinMicros)
            throws WorkerFailedException, IOException {
        if (withinMicros > 0 && width <= Posters.WIDTH && video.sha256() != null) {
            Path entry = new FeatureCache(folders.home()).entry(video.sha256());
            Optional<Path> kept = Posters.nearest(entry, atMicros, withinMicros);
            if (kept.isPresent()) {
                return kept;
            }
        }
        Path out = folders.made(video.id() + "-" + atMicros + "-" + width + ".jpg");
        return make(video, out, new Task.Picture(folders.video(video.id()), atMicros, width, out));
    }

    /** A small moving preview; empty if there is too much to do. */
    public Optional<Path> preview(StoredVideo video, TimeRange range, int width, Format format)
            throws WorkerFailedException, IOException {
        Path out = folders.made(video.id() + "-" + range.startMicros() + "-" + range.endMicros() + "-" + width + "."
                + format.extension());
        String sha256 = video.sha256() == null ? "0".repeat(64) : video.sha256();
        Task.Clip clip = new Task.Clip(
                range.startMicros(),
                range.endMicros(),
                format,
                Framing.DEFAULT.withBound(SizeBound.width(width)),
                PREVIEW_FPS,
                RenderOptions.USUAL_QUALITY,
                null,
                Effects.NONE,
                out);
        return make(video, out, new Task.Render(folders.video(video.id()), sha256, List.of(clip), 1));
    }

    private Optional<Path> make(StoredVideo video, Path out, Task task) throws WorkerFailedException, IOException {
        if (made.use(out)) {
            return Optional.of(out);
        }
        if (!tryBegin(video.userId())) {
            return Optional.empty();
        }
        try {
            return makeOnce(video, out, task);
        } finally {
            end(video.userId());
        }
    }

    /** Counts a request that waits; false if there are too many already. */
    private boolean tryBegin(String userId) {
        if (waitingOfUsers.getOrDefault(userId, 0) >= MOST_OF_USER || !waiting.tryAcquire()) {
            return false;
        }
        waitingOfUsers.merge(userId, 1, Integer::sum);
        return true;
    }

    private void end(String userId) {
        waitingOfUsers.computeIfPresent(userId, (user, count) -> count == 1 ? null : count - 1);
        waiting.release();
    }

    private Optional<Path> makeOnce(StoredVideo video, Path out, Task task) throws WorkerFailedException, IOException {
        Object lock = locks.computeIfAbsent(out.toString(), none -> new Object());
        try {
            synchronized (lock) {
                if (made.use(out)) {
                    return Optional.of(out);
                }
                if (!workers.ask(video.id(), task)) {
                    return Optional.empty();
                }
                made.added(out);
                return Optional.of(out);
            }
        } catch (WorkerFailedException e) {
            throw JobContext.named(e, folders.video(video.id()), video.name());
        } finally {
            locks.remove(out.toString(), lock);
        }
    }

    /** Ends workers that were idle for a while. */
    public void cool() {
        workers.cool();
    }

    /** A video is deleted. */
    public void forget(String videoId) {
        workers.forget(videoId);
    }

    @Override
    public void close() {
        workers.close();
    }
}
