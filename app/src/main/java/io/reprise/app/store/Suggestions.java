package io.reprise.app.store;

import io.reprise.core.time.TimeRange;
import java.sql.SQLException;
import java.util.List;

/** What was suggested to whom, within one transaction. */
public final class Suggestions {
    private final Transaction transaction;

    /** Within this transaction. */
    public Suggestions(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Notes that a moment is shown; one that was shown before is only brought up to date.
     *
     * @param shown its id counts only if it was never shown before
     */
    public void show(String userId, String videoSha256, ShownSuggestion shown) {
        int known = transaction.update(
                "update suggestions set rank = ?, score = ?, percentile = ?, shown_ms = ? where user_id = ? and"
                        + " video_sha256 = ? and start_micros = ? and end_micros = ? and encoder = ? and ranker = ?",
                shown.rank(),
                shown.score(),
                shown.percentile(),
                shown.shownMillis(),
                userId,
                videoSha256,
                shown.range().startMicros(),
                shown.range().endMicros(),
                shown.encoder(),
                shown.ranker());
        if (known == 0) {
            insert(userId, videoSha256, shown);
        }
    }

    private void insert(String userId, String videoSha256, ShownSuggestion shown) {
        transaction.update(
                "insert into suggestions (id, user_id, video_sha256, rank, start_micros, end_micros, score, percentile,"
                        + " encoder, ranker, shown_ms) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                shown.id(),
                userId,
                videoSha256,
                shown.rank(),
                shown.range().startMicros(),
                shown.range().endMicros(),
                shown.score(),
                shown.percentile(),
                shown.encoder(),
                shown.ranker(),
                shown.shownMillis());
    }

    /** What was shown of a video, the latest first, best first. */
    public List<ShownSuggestion> of(String userId, String videoSha256) {
        return transaction.query(
                "select id, rank, start_micros, end_micros, score, percentile, encoder, ranker, shown_ms from suggestions"
                        + " where user_id = ? and video_sha256 = ? order by shown_ms desc, rank, id",
                Suggestions::shown,
                userId,
                videoSha256);
    }

    /** Whether a suggestion of this id was shown to a user. */
    public boolean wasShown(String userId, String id) {
        return transaction.number("select count(*) as n from suggestions where id = ? and user_id = ?", id, userId) > 0;
    }

    /** Whether it is of this very range. */
    public boolean isOf(String id, TimeRange range) {
        return transaction.number(
                        "select count(*) as n from suggestions where id = ? and start_micros = ? and end_micros = ?",
                        id,
                        range.startMicros(),
                        range.endMicros())
                > 0;
    }

    private static ShownSuggestion shown(Row row) throws SQLException {
        return new ShownSuggestion(
                row.text("id"),
                (int) row.number("rank"),
                new TimeRange(row.number("start_micros"), row.number("end_micros")),
                row.decimal("score"),
                row.decimal("percentile"),
                row.text("encoder"),
                row.text("ranker"),
                row.number("shown_ms"));
    }
}
