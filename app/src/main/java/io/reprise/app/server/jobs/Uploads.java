package io.reprise.app.server.jobs;

import io.javalin.http.Context;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.DiskErrors;
import io.reprise.app.store.Ids;
import io.reprise.app.store.Job;
import io.reprise.app.store.JobQueue;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoredVideo;
import io.reprise.app.store.Transaction;
import io.reprise.app.store.Users;
import io.reprise.app.store.Videos;
import io.reprise.engine.home.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Takes videos in: streamed to the disk, every byte counted, moved into place when all are there. What is not whole is
 * never taken for a video.
 */
public final class Uploads {
    /** The largest file that a highlight keeps, in bytes: a GIF of a minute at 480 pixels and 12 frames a second. */
    public static final int MOST_KEPT_BYTES = 32 << 20;

    private static final int TOO_LARGE = 413;
    /** Bytes that are reserved at a time for an upload that does not say how many will come. */
    private static final long STEP_BYTES = 16L << 20;

    private final Store store;
    private final Folders folders;
    private final Limits limits;
    private final UploadSlots slots = new UploadSlots();

    /**
     * What may be uploaded.
     *
     * @param bytes the largest video
     * @param quotas all of a user's together
     */
    public record Limits(long bytes, Quotas quotas) {}

    /** Uploads to the videos' folder. */
    public Uploads(Store store, Folders folders, Limits limits) {
        this.store = store;
        this.folders = folders;
        this.limits = limits;
    }

    /** What users may keep. */
    public Quotas quotas() {
        return limits.quotas();
    }

    /** The largest video, in bytes. */
    public long mostBytes() {
        return limits.bytes();
    }

    /** Begins a resumable upload of so many bytes. */
    public StoredVideo begin(String userId, String name, long bytes) throws IOException {
        StoredVideo video = reserve(userId, name, bytes);
        make(folders.upload(video.id()), video);
        return video;
    }

    /** Takes a whole video. What does not arrive whole leaves neither a file nor a row. */
    public StoredVideo receive(Context context, String userId, String name) throws IOException {
        long declared = context.req().getContentLengthLong();
        if (declared == 0) {
            throw new ApiException(400, "empty", "the body is the video; it is empty");
        }
        return slots.with(userId, () -> {
            StoredVideo video = reserve(userId, name, Math.max(1, declared));
            Path file = folders.wholeUpload(video.id());
            make(file, video);
            boolean whole = false;
            try {
                long bytes = ArrivingFile.append(context, file, 0, upTo -> enlarge(video, upTo, declared));
                StoredVideo done = finish(video, file, bytes);
                whole = true;
                return done;
            } finally {
                if (!whole) {
                    forget(video.id());
                }
            }
        });
    }

    /** Goes on with a resumable upload. */
    public StoredVideo resume(Context context, StoredVideo video, long offset) throws IOException {
        Path file = folders.upload(video.id());
        if (video.state() != StoredVideo.State.UPLOADING || !Files.exists(file)) {
            throw new ApiException(409, "complete", "all of this video is here, or it is sent as a whole");
        }
        try {
            return slots.with(video.userId(), () -> goOn(context, video, file, offset));
        } catch (NoSuchFileException e) {
            throw ApiException.notFound("video"); // it was deleted, or finished, meanwhile
        }
    }

    private StoredVideo goOn(Context context, StoredVideo video, Path file, long offset) throws IOException {
        long here = Files.size(file);
        if (offset != here) {
            throw ApiException.offset(here);
        }
        long bytes = appendOrKeep(context, video, file, offset);
        return bytes == video.bytes()
                ? finish(video, file, bytes)
                : store.read(transaction -> new Videos(transaction).get(video.id()))
                        .orElseThrow(() -> ApiException.notFound("video"));
    }

    private long appendOrKeep(Context context, StoredVideo video, Path file, long offset) throws IOException {
        try {
            return ArrivingFile.append(context, file, offset, upTo -> within(upTo, video.bytes()));
        } finally {
            if (Files.exists(file)) {
                long here = Math.min(Files.size(file), video.bytes());
                store.write(transaction -> {
                    new Videos(transaction).received(video.id(), here);
                    return true;
                });
            }
        }
    }

    private static long within(long bytes, long most) {
        if (bytes > most) {
            throw tooLarge("a video", most);
        }
        return most;
    }

    /** What is done with a file. */
    @FunctionalInterface
    public interface FileWork<T> {
        /** Does it; the file is deleted afterwards. */
        T on(Path file) throws IOException;
    }

    /** Takes a file that a history is to keep. */
    public <T> T withFile(Context context, String userId, long most, FileWork<T> work) throws IOException {
        long declared = context.req().getContentLengthLong();
        if (declared > most) {
            throw tooLarge("a GIF of the history", most);
        }
        return slots.with(userId, () -> {
            Path folder = folders.work(Ids.next());
            try {
                Files.createDirectories(folder);
                ArrivingFile.requireSpace(folder, Math.max(0, declared));
                Path file = PrivateFiles.file(folder.resolve("file"));
                ArrivingFile.append(context, file, 0, upTo -> {
                    if (upTo > most) {
                        throw tooLarge("a GIF of the history", most);
                    }
                    return most;
                });
                return work.on(file);
            } finally {
                Folders.deleteAll(folder);
            }
        });
    }

    /** A row that holds the user's quota for bytes that will come, in one step, so that any number at once fit into it. */
    private StoredVideo reserve(String userId, String name, long bytes) throws IOException {
        within(bytes, limits.bytes());
        PrivateFiles.folder(folders.home().folder());
        PrivateFiles.folder(folders.videos());
        ArrivingFile.requireSpace(folders.videos(), bytes);
        StoredVideo video = row(userId, name, bytes);
        store.write(transaction -> {
            quotas().requireRoom(transaction, userId, bytes);
            new Videos(transaction).add(video);
            return true;
        });
        return video;
    }

    /** Makes room for bytes of an upload; one that does not say its length reserves a step more each time. */
    private long enlarge(StoredVideo video, long bytes, long declared) {
        if (declared >= 0) {
            return within(bytes, declared);
        }
        within(bytes, limits.bytes());
        return store.write(transaction -> {
            new Users(transaction).lock(video.userId());
            Videos videos = new Videos(transaction);
            long mine = videos.get(video.id())
                    .orElseThrow(() -> ApiException.notFound("video"))
                    .bytes();
            long left = quotas().left(transaction, video.userId());
            if (bytes > left + mine) {
                throw Quotas.exceeded(left);
            }
            long most = Math.min(Math.min(bytes + STEP_BYTES, left + mine), limits.bytes());
            videos.reserved(video.id(), most);
            return most;
        });
    }

    private void make(Path file, StoredVideo video) throws IOException {
        try {
            PrivateFiles.file(file);
        } catch (IOException e) {
            forget(video.id());
            throw DiskErrors.answer(e);
        }
    }

    private void forget(String videoId) throws IOException {
        store.write(transaction -> {
            new Videos(transaction).delete(videoId);
            return true;
        });
        delete(videoId);
    }

    /** Forgets an upload or a video: its file. */
    public void delete(String videoId) throws IOException {
        Files.deleteIfExists(folders.upload(videoId));
        Files.deleteIfExists(folders.wholeUpload(videoId));
        Files.deleteIfExists(folders.video(videoId));
    }

    private StoredVideo row(String userId, String name, long bytes) {
        return new StoredVideo(
                Ids.next(),
                userId,
                name,
                bytes,
                0,
                "application/octet-stream",
                StoredVideo.State.UPLOADING,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                System.currentTimeMillis());
    }

    private StoredVideo finish(StoredVideo video, Path file, long bytes) throws IOException {
        String type = FileSignature.ofFile(file).orElse("");
        if (type.isEmpty()) {
            forget(video.id());
            throw new ApiException(415, "not-a-video", video.name() + " is no video, whatever its name says");
        }
        Files.move(file, folders.video(video.id()), StandardCopyOption.ATOMIC_MOVE);
        Optional<StoredVideo> done = store.write(transaction -> queue(transaction, video, bytes, type));
        if (done.isEmpty()) {
            delete(video.id());
            throw ApiException.notFound("video"); // it was deleted while it arrived
        }
        return done.get();
    }

    private static Optional<StoredVideo> queue(Transaction transaction, StoredVideo video, long bytes, String type) {
        Videos videos = new Videos(transaction);
        if (videos.get(video.id()).isEmpty()) {
            return Optional.empty();
        }
        Job job = new JobQueue(transaction)
                .add(new JobQueue.Wanted(
                        video.userId(), Job.Kind.ANALYSE, "analyse " + video.id(), video.id(), null, "{}"));
        videos.queued(video.id(), bytes, type, job.id());
        return videos.get(video.id());
    }

    private static ApiException tooLarge(String what, long limit) {
        return new ApiException(TOO_LARGE, "too-large", what + " has at most " + limit + " bytes here");
    }
}
