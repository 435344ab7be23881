package io.reprise.app.store;

import io.reprise.app.store.ListedHighlight.KeptFile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists of a user's highlights, each with its video, its kept file and its job in one query, within one transaction. */
public final class HighlightList {
    private static final String FROM =
            " from highlights h left join media m on m.sha256 = h.kept_sha256" + " where h.user_id = ?";
    private static final String ALL = "select " + Highlights.COLUMNS.replaceAll("\\w+", "h.$0")
            + ", m.type as file_type, m.bytes as file_bytes,"
            + " (select min(v.id) from videos v where v.user_id = h.user_id and v.sha256 = h.source_sha256"
            + " and v.path is null) as video_id,"
            + " (select count(*) from jobs j where j.highlight_id = h.id and j.kind = 'keep'"
            + " and j.state in ('queued', 'running')) as jobs" + FROM;

    private final Transaction transaction;
    private final String userId;

    /** Of this user, within this transaction. */
    public HighlightList(Transaction transaction, String userId) {
        this.transaction = transaction;
        this.userId = userId;
    }

    /** Number of highlights in the history, of all videos or of one. */
    public long count(@Nullable String videoSha256) {
        List<Object> arguments = new ArrayList<>(List.of(userId));
        return transaction.number(
                "select count(*) as n from highlights h where h.user_id = ? and h.removed_ms is null"
                        + of(videoSha256, arguments),
                arguments.toArray());
    }

    /**
     * Page of the history, the newest first.
     *
     * @param videoSha256 the video they come from; null for any
     * @param before id of the last one of the page before; null for the first page
     * @param limit at most so many
     */
    public List<ListedHighlight> page(@Nullable String videoSha256, @Nullable String before, int limit) {
        List<Object> arguments = new ArrayList<>(List.of(userId));
        String where = " and h.removed_ms is null" + of(videoSha256, arguments);
        if (before != null) {
            where += " and h.id < ?";
            arguments.add(before);
        }
        arguments.add(limit);
        return transaction.query(
                ALL + where + " order by h.id desc limit ?", HighlightList::listed, arguments.toArray());
    }

    /** One of them, removed or not. */
    public Optional<ListedHighlight> get(String id) {
        return transaction.first(ALL + " and h.id = ?", HighlightList::listed, userId, id);
    }

    private static String of(@Nullable String videoSha256, List<Object> arguments) {
        if (videoSha256 == null) {
            return "";
        }
        arguments.add(videoSha256);
        return " and h.source_sha256 = ?";
    }

    private static ListedHighlight listed(Row row) throws SQLException {
        StoredHighlight one = Highlights.highlight(row);
        String type = row.textOrNull("file_type");
        KeptFile file = type == null ? null : new KeptFile(type, row.number("file_bytes"));
        boolean workedOn = one.clip() == null && row.number("jobs") > 0;
        return new ListedHighlight(one, row.textOrNull("video_id"), file, workedOn);
    }
}
