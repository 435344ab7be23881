package io.reprise.app.server.studio;

import io.javalin.http.Context;
import io.reprise.app.job.Job;
import io.reprise.app.job.JobQueue;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.store.Ids;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoredVideo;
import io.reprise.app.store.Transaction;
import io.reprise.app.store.Users;
import io.reprise.app.store.Videos;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes videos in: streamed to the disk, every byte counted, moved into place when all are there. What is not whole is
 * never taken for a video.
 */
public final class Uploads {
    private static final int BUFFER = 64 << 10;
    private static final long SLOW_AFTER_MILLIS = 30_000;
    private static final long SLOWEST_BYTES_PER_SECOND = 1024;
    private static final int TOO_LARGE = 413;

    private final Store store;
    private final Folders folders;
    private final Limits limits;
    private final Map<String, Long> arriving = new ConcurrentHashMap<>();
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    /**
     * What may be uploaded.
     *
     * @param bytes the largest video
     * @param quotaBytes all of a user's together, where he has no quota of his own
     */
    public record Limits(long bytes, long quotaBytes) {}

    /** Uploads to the videos' folder. */
    public Uploads(Store store, Folders folders, Limits limits) {
        this.store = store;
        this.folders = folders;
        this.limits = limits;
    }

    /** The largest video, in bytes. */
    public long mostBytes() {
        return limits.bytes();
    }

    /** What a user may have, in bytes. */
    public long quota(String userId) {
        return store.read(transaction -> quota(transaction, userId));
    }

    private long quota(Transaction transaction, String userId) {
        Long own = new Users(transaction).get(userId).orElseThrow().quotaBytes();
        return own == null ? limits.quotaBytes() : own;
    }

    /** What a user has, in bytes. */
    public long used(String userId) {
        return store.read(transaction -> new Videos(transaction).bytes(userId));
    }

    /** Begins a resumable upload of so many bytes. */
    public StoredVideo begin(String userId, String name, long bytes) throws IOException {
        if (bytes > limits.bytes()) {
            throw tooLarge(limits.bytes());
        }
        Files.createDirectories(folders.videos());
        StoredVideo video = row(userId, name, bytes);
        Files.createFile(folders.upload(video.id()));
        store.write(transaction -> {
            new Users(transaction).lock(userId);
            requireQuota(transaction, userId, bytes);
            new Videos(transaction).add(video);
            return true;
        });
        return video;
    }

    /** Takes a whole video. */
    public StoredVideo receive(Context context, String userId, String name) throws IOException {
        long declared = context.req().getContentLengthLong();
        if (declared > limits.bytes()) {
            throw tooLarge(limits.bytes());
        }
        if (declared == 0) {
            throw new ApiException(400, "empty", "the body is the video; it is empty");
        }
        long reserved = Math.max(0, declared);
        store.read(transaction -> requireQuota(transaction, userId, reserved));
        Files.createDirectories(folders.videos());
        StoredVideo video = row(userId, name, reserved);
        Path file = folders.upload(video.id());
        boolean whole = false;
        arriving.merge(userId, reserved, Long::sum);
        try {
            long bytes = append(context, file, 0, room(userId, reserved));
            store.write(transaction -> {
                new Users(transaction).lock(userId);
                requireQuota(transaction, userId, bytes);
                new Videos(transaction).add(video);
                return true;
            });
            StoredVideo done = finish(video, bytes);
            whole = true;
            return done;
        } finally {
            arriving.merge(userId, -reserved, Long::sum);
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Goes on with a resumable upload. */
    public StoredVideo resume(Context context, StoredVideo video, long offset) throws IOException {
        if (video.state() != StoredVideo.State.UPLOADING) {
            throw new ApiException(409, "complete", "all of this video is here");
        }
        Path file = folders.upload(video.id());
        if (!open.add(video.id())) {
            throw ApiException.later(409, "busy", "another request is sending this video", 1);
        }
        try {
            long here = Files.size(file);
            if (offset != here) {
                throw ApiException.offset(here);
            }
            long bytes = appendOrKeep(context, video, file, offset);
            return bytes == video.bytes()
                    ? finish(video, bytes)
                    : store.read(transaction -> new Videos(transaction).get(video.id()))
                            .orElseThrow(() -> ApiException.notFound("video"));
        } finally {
            open.remove(video.id());
        }
    }

    private long appendOrKeep(Context context, StoredVideo video, Path file, long offset) throws IOException {
        try {
            return append(context, file, offset, video.bytes());
        } finally {
            long here = Math.min(Files.size(file), video.bytes());
            store.write(transaction -> {
                new Videos(transaction).received(video.id(), here);
                return true;
            });
        }
    }

    /** Forgets an upload or a video: its file. */
    public void delete(String videoId) throws IOException {
        Files.deleteIfExists(folders.upload(videoId));
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

    private StoredVideo finish(StoredVideo video, long bytes) throws IOException {
        Path file = folders.upload(video.id());
        String type = Magic.type(head(file)).orElse("");
        if (type.isEmpty()) {
            Files.deleteIfExists(file);
            store.write(transaction -> {
                new Videos(transaction).delete(video.id());
                return true;
            });
            throw new ApiException(415, "not-a-video", video.name() + " is no video, whatever its name says");
        }
        Files.move(file, folders.video(video.id()), StandardCopyOption.ATOMIC_MOVE);
        return store.write(transaction -> {
            Job job = new JobQueue(transaction)
                    .add(new JobQueue.Wanted(
                            video.userId(), Job.Kind.ANALYSE, "analyse " + video.id(), video.id(), null, "{}"));
            Videos videos = new Videos(transaction);
            videos.queued(video.id(), bytes, type, job.id());
            return videos.get(video.id()).orElseThrow();
        });
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Magic.BYTES);
        }
    }

    /** How many bytes may come: the limit, or what the quota leaves beside what else is arriving. */
    private long room(String userId, long reserved) {
        long others = arriving.getOrDefault(userId, 0L) - reserved;
        return Math.min(limits.bytes(), quota(userId) - used(userId) - others);
    }

    private boolean requireQuota(Transaction transaction, String userId, long bytes) {
        long left = quota(transaction, userId) - new Videos(transaction).bytes(userId);
        if (bytes > left) {
            throw new ApiException(
                    TOO_LARGE,
                    "quota",
                    "this would be more than you may keep here: " + left + " bytes are left; delete a video first");
        }
        return true;
    }

    private static ApiException tooLarge(long limit) {
        return new ApiException(TOO_LARGE, "too-large", "a video has at most " + limit + " bytes here");
    }

    /** Appends the body; the file's length afterwards. More than there may be is not written, and refused. */
    private long append(Context context, Path file, long from, long most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long at = from;
        long start = System.currentTimeMillis();
        try (InputStream in = context.req().getInputStream();
                FileChannel to = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            to.position(from);
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (at + n > most) {
                    context.header("Connection", "close");
                    throw tooLarge(most);
                }
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
                while (bytes.hasRemaining()) {
                    at += to.write(bytes);
                }
                requireSpeed(context, at - from, System.currentTimeMillis() - start);
            }
            to.force(false);
        }
        return at;
    }

    private static void requireSpeed(Context context, long bytes, long millis) {
        if (millis > SLOW_AFTER_MILLIS && bytes < SLOWEST_BYTES_PER_SECOND * millis / 1000) {
            context.header("Connection", "close");
            throw new ApiException(408, "too-slow", "the upload is too slow; resume it when the network is better");
        }
    }
}
