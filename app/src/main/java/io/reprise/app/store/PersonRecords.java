package io.reprise.app.store;

import io.reprise.core.history.Origin;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.history.PersonRecord;
import java.sql.SQLException;
import java.util.List;

/** Reads what counts of a person for ranking: highlights, rejections and what was shown, within one transaction. */
public final class PersonRecords {
    /** Far more than are used; bounds what is read. */
    private static final int MOST_SHOWN = 1000;

    private static final String RANGE = "video_sha256, start_micros, end_micros";

    private final Transaction transaction;

    /** Within this transaction. */
    public PersonRecords(Transaction transaction) {
        this.transaction = transaction;
    }

    /** What is stored of a user, by id; of one who is not there, nothing. What can't be used is left out. */
    public PersonRecord of(String userId) {
        return new PersonRecord(
                new Highlights(transaction)
                        .of(userId).stream()
                                .filter(one -> one.error() == null)
                                .map(StoredHighlight::record)
                                .toList(),
                rejected(userId),
                shown(userId));
    }

    private List<Origin> rejected(String userId) {
        return transaction.query(
                "select " + RANGE + " from feedback where user_id = ? and kind = 'rejected' order by id",
                PersonRecords::moment,
                userId);
    }

    /** Only in videos of which something was kept: what is shown elsewhere says nothing yet. */
    private List<Origin> shown(String userId) {
        return transaction.query(
                "select " + RANGE + " from (select " + RANGE + ", shown_ms, id from suggestions where user_id = ?"
                        + " and video_sha256 in (select source_sha256 from highlights where user_id = ? and"
                        + " removed_ms is null) order by shown_ms desc, id desc limit " + MOST_SHOWN
                        + ") as newest order by shown_ms, id",
                PersonRecords::moment,
                userId,
                userId);
    }

    private static Origin moment(Row row) throws SQLException {
        return new Origin(
                row.text("video_sha256"), new TimeRange(row.number("start_micros"), row.number("end_micros")));
    }
}
