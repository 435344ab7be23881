package io.reprise.app.store;

import io.reprise.core.time.TimeRange;
import java.sql.SQLException;
import java.util.List;

/** What people thought of moments, within one transaction. */
public final class Feedbacks {
    private final Transaction transaction;

    /** Within this transaction. */
    public Feedbacks(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Stores one. */
    public void add(String userId, String videoSha256, Feedback feedback) {
        transaction.update(
                "insert into feedback (id, user_id, video_sha256, suggestion_id, kind, start_micros, end_micros, given_ms)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                feedback.id(),
                userId,
                videoSha256,
                feedback.suggestionId(),
                feedback.kind().id(),
                feedback.range().startMicros(),
                feedback.range().endMicros(),
                feedback.givenMillis());
    }

    /** What a user said of a video's moments, oldest first. */
    public List<Feedback> of(String userId, String videoSha256) {
        return transaction.query(
                "select id, suggestion_id, kind, start_micros, end_micros, given_ms from feedback"
                        + " where user_id = ? and video_sha256 = ? order by id",
                Feedbacks::feedback,
                userId,
                videoSha256);
    }

    /** Takes one back; false if there is none of this user's. */
    public boolean delete(String userId, String id) {
        return transaction.update("delete from feedback where user_id = ? and id = ?", userId, id) > 0;
    }

    private static Feedback feedback(Row row) throws SQLException {
        return new Feedback(
                row.text("id"),
                row.textOrNull("suggestion_id"),
                Feedback.Kind.of(row.text("kind")),
                new TimeRange(row.number("start_micros"), row.number("end_micros")),
                row.number("given_ms"));
    }
}
