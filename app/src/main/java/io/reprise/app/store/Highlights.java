package io.reprise.app.store;

import io.reprise.core.time.TimeRange;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The highlights, within one transaction. */
public final class Highlights {
    static final String COLUMNS = "id, user_id, name, made_ms, source_sha256, source_name, source_start_micros,"
            + " source_end_micros, source_duration_micros, source_known, duration_micros, kept_sha256, clip_sha256,"
            + " removed_ms, error";
    private static final String ALL = "select " + COLUMNS + " from highlights where user_id = ?";

    private final Transaction transaction;

    /** Within this transaction. */
    public Highlights(Transaction transaction) {
        this.transaction = transaction;
    }

    /** A user's history, oldest first; what was removed is not in it. */
    public List<StoredHighlight> of(String userId) {
        return transaction.query(ALL + " and removed_ms is null order by made_ms, id", Highlights::highlight, userId);
    }

    /** One of a user's, removed or not; another user's is not found. */
    public Optional<StoredHighlight> get(String userId, String id) {
        return transaction.first(ALL + " and id = ?", Highlights::highlight, userId, id);
    }

    /** A user's that keeps this file, removed or not. */
    public Optional<StoredHighlight> keeping(String userId, String sha256) {
        return transaction.first(
                ALL + " and kept_sha256 = ? order by removed_ms is not null, id",
                Highlights::highlight,
                userId,
                sha256);
    }

    /** A user's newest that count, have a small copy and a length in these bounds, newest first; one's own is left out. */
    public List<StoredHighlight> ofLength(
            String userId, String ownId, long leastMicros, long mostMicros, int mostHighlights) {
        return transaction.query(
                ALL + " and removed_ms is null and error is null and clip_sha256 is not null and id <> ?"
                        + " and duration_micros between ? and ? order by id desc limit ?",
                Highlights::highlight,
                userId,
                ownId,
                leastMicros,
                mostMicros,
                mostHighlights);
    }

    /** A user's that is this part of this video, removed or not. */
    public Optional<StoredHighlight> from(String userId, String videoSha256, TimeRange range) {
        return transaction.first(
                ALL + " and source_sha256 = ? and source_start_micros = ? and source_end_micros = ?"
                        + " order by removed_ms is not null, id",
                Highlights::highlight,
                userId,
                videoSha256,
                range.startMicros(),
                range.endMicros());
    }

    /** Stores one; the files it refers to are there already. */
    public void add(StoredHighlight highlight) {
        HighlightSource source = highlight.source();
        transaction.update(
                "insert into highlights (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                highlight.id(),
                highlight.userId(),
                highlight.name(),
                highlight.madeMillis(),
                source == null ? null : source.sha256(),
                source == null ? null : source.name(),
                source == null ? null : source.range().startMicros(),
                source == null ? null : source.range().endMicros(),
                source == null ? null : source.durationMicros(),
                source == null ? null : source.known().id(),
                highlight.durationMicros(),
                highlight.kept(),
                highlight.clip(),
                highlight.removedMillis(),
                highlight.error());
    }

    /** Notes why the file of one can't be used: it does not count from now on. */
    public void fail(String id, String why) {
        transaction.update("update highlights set error = ? where id = ?", why, id);
    }

    /** Forgets that one could not be used, as before it is tried again. */
    public void retry(String id) {
        transaction.update("update highlights set error = null where id = ?", id);
    }

    /** Number of highlights in the histories of all users. */
    public long count() {
        return transaction.number("select count(*) as n from highlights where removed_ms is null");
    }

    /** Whether any user has one of this id. */
    public boolean exists(String id) {
        return transaction.number("select count(*) as n from highlights where id = ?", id) > 0;
    }

    /** Changes name, range and what was made of it, as it is moved. */
    public void update(StoredHighlight now) {
        HighlightSource source = now.source();
        transaction.update(
                "update highlights set name = ?, source_start_micros = ?, source_end_micros = ?, duration_micros = ?,"
                        + " kept_sha256 = ?, clip_sha256 = ?, error = ? where id = ?",
                now.name(),
                source == null ? null : source.range().startMicros(),
                source == null ? null : source.range().endMicros(),
                now.durationMicros(),
                now.kept(),
                now.clip(),
                now.error(),
                now.id());
    }

    /** Gives one the files that were rendered of it. */
    public void setFiles(String id, @Nullable String kept, @Nullable String clip) {
        transaction.update(
                "update highlights set kept_sha256 = ?, clip_sha256 = ?, error = null where id = ?", kept, clip, id);
    }

    /** Tells of one that was added what was found out about it; where nothing is said of its source, that stays. */
    public void setFacts(String id, long durationMicros, @Nullable HighlightSource source) {
        transaction.update("update highlights set duration_micros = ? where id = ?", durationMicros, id);
        if (source != null) {
            transaction.update(
                    "update highlights set source_sha256 = ?, source_name = ?, source_start_micros = ?,"
                            + " source_end_micros = ?, source_duration_micros = ?, source_known = ? where id = ?",
                    source.sha256(),
                    source.name(),
                    source.range().startMicros(),
                    source.range().endMicros(),
                    source.durationMicros(),
                    source.known().id(),
                    id);
        }
    }

    /** Takes one out of the history; it can be restored. False if it wasn't in it. */
    public boolean remove(String userId, String id) {
        return transaction.update(
                        "update highlights set removed_ms = ? where user_id = ? and id = ? and removed_ms is null",
                        System.currentTimeMillis(),
                        userId,
                        id)
                > 0;
    }

    /** Puts one back into the history. False if it wasn't removed. */
    public boolean restore(String userId, String id) {
        return transaction.update(
                        "update highlights set removed_ms = null where user_id = ? and id = ? and removed_ms is not null",
                        userId,
                        id)
                > 0;
    }

    /** Deletes one for good, with the files that no other refers to. */
    public void delete(String userId, String id) {
        transaction.lockMedia();
        Optional<StoredHighlight> highlight = get(userId, id);
        transaction.update("delete from highlights where user_id = ? and id = ?", userId, id);
        highlight.ifPresent(gone -> new MediaFiles(transaction).deleteUnused(gone.kept(), gone.clip()));
    }

    static StoredHighlight highlight(Row row) throws SQLException {
        return new StoredHighlight(
                row.text("id"),
                row.text("user_id"),
                row.text("name"),
                row.number("made_ms"),
                source(row),
                row.number("duration_micros"),
                row.textOrNull("kept_sha256"),
                row.textOrNull("clip_sha256"),
                row.numberOrNull("removed_ms"),
                row.textOrNull("error"));
    }

    private static @Nullable HighlightSource source(Row row) throws SQLException {
        String sha256 = row.textOrNull("source_sha256");
        return sha256 == null
                ? null
                : new HighlightSource(
                        sha256,
                        row.textOrNull("source_name"),
                        new TimeRange(row.number("source_start_micros"), row.number("source_end_micros")),
                        row.numberOrNull("source_duration_micros"),
                        KnownVideo.of(row.text("source_known")));
    }
}
