package io.reprise.app.store;

import io.reprise.app.store.StoredVideo.State;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Videos that were uploaded, within one transaction. */
public final class Videos {
    private static final String ALL =
            "select id, user_id, name, bytes, received_bytes, mime, state, error, job_id, sha256,"
                    + " duration_micros, width, height, fps, created_ms from videos where path is null";

    private final Transaction transaction;

    /** Within this transaction. */
    public Videos(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Page of a user's videos, the newest first.
     *
     * @param before id of the last one of the page before; null for the first page
     * @param limit at most so many
     */
    public List<StoredVideo> of(String userId, @Nullable String before, int limit) {
        String all = ALL + " and user_id = ? and (cast(? as text) is null or id < ?) order by id desc limit ?";
        return transaction.query(all, Videos::video, userId, before, before, limit);
    }

    /** One of a user's; another user's is not found. */
    public Optional<StoredVideo> get(String userId, String id) {
        return get(id).filter(video -> video.userId().equals(userId));
    }

    /** A video of any user. */
    public Optional<StoredVideo> get(String id) {
        return transaction.first(ALL + " and id = ?", Videos::video, id);
    }

    /** A user's of this content. */
    public Optional<StoredVideo> ofContent(String userId, String sha256) {
        return transaction.first(ALL + " and user_id = ? and sha256 = ? order by id", Videos::video, userId, sha256);
    }

    /** Those of everybody of which bytes are missing. */
    public List<StoredVideo> uploading() {
        return transaction.query(ALL + " and state = 'uploading'", Videos::video);
    }

    /** Ids of all, of everybody. */
    public List<String> ids() {
        return transaction.query("select id from videos where path is null", row -> row.text("id"));
    }

    /** Bytes that a user's videos have or will have. */
    public long bytes(String userId) {
        return transaction.number(
                "select coalesce(sum(bytes), 0) as n from videos where path is null and user_id = ?", userId);
    }

    /** Bytes that the videos of all users have or will have. */
    public long bytes() {
        return transaction.number("select coalesce(sum(bytes), 0) as n from videos where path is null");
    }

    /** A new one, of which nothing is here. */
    public void add(StoredVideo video) {
        transaction.update(
                "insert into videos (id, user_id, name, bytes, received_bytes, mime, state, created_ms)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                video.id(),
                video.userId(),
                video.name(),
                video.bytes(),
                video.received(),
                video.mime(),
                video.state().id(),
                video.createdMillis());
    }

    /** So much of it is here. */
    public void received(String id, long bytes) {
        transaction.update("update videos set received_bytes = ? where id = ?", bytes, id);
    }

    /** So many bytes of an upload are counted against its user's quota. */
    public void reserved(String id, long bytes) {
        transaction.update("update videos set bytes = ? where id = ?", bytes, id);
    }

    /** All of it is here; a job looks at it. */
    public void queued(String id, long bytes, String mime, String jobId) {
        transaction.update(
                "update videos set bytes = ?, received_bytes = ?, mime = ?, state = 'queued', job_id = ?, error = null"
                        + " where id = ?",
                bytes,
                bytes,
                mime,
                jobId,
                id);
    }

    /** Its state changed. */
    public void state(String id, State state, @Nullable String error) {
        transaction.update("update videos set state = ?, error = ? where id = ?", state.id(), error, id);
    }

    /** What it turned out to be. */
    public void found(String id, String sha256, long durationMicros, int width, int height, double fps) {
        transaction.update(
                "update videos set sha256 = ?, duration_micros = ?, width = ?, height = ?, fps = ? where id = ?",
                sha256,
                durationMicros,
                width,
                height,
                fps,
                id);
    }

    /** Forgets one. */
    public void delete(String id) {
        transaction.update("delete from videos where id = ?", id);
    }

    private static StoredVideo video(Row row) throws SQLException {
        return new StoredVideo(
                row.text("id"),
                row.text("user_id"),
                row.text("name"),
                row.number("bytes"),
                row.number("received_bytes"),
                row.text("mime"),
                State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
                row.textOrNull("error"),
                row.textOrNull("job_id"),
                row.textOrNull("sha256"),
                row.numberOrNull("duration_micros"),
                row.numberOrNull("width"),
                row.numberOrNull("height"),
                row.decimalOrNull("fps"),
                row.number("created_ms"));
    }
}
