package io.reprise.app.store;

import java.sql.SQLException;
import java.util.Locale;

/** What a database's exceptions mean for people; one that only a mistake of ours brings flies on as it is. */
final class DatabaseErrors {
    private final StoreLocation where;

    DatabaseErrors(StoreLocation where) {
        this.where = where;
    }

    RuntimeException of(SQLException e) {
        return where.url() == null ? sqlite(e) : postgresql(e);
    }

    private RuntimeException sqlite(SQLException e) {
        String message = String.valueOf(e.getMessage()).toUpperCase(Locale.ROOT);
        return switch (e.getErrorCode() & 0xff) {
            case 5, 6 -> error("store-busy", "is busy: another program has been writing for long; try again", e);
            case 8 -> error("store-read-only", "can't be written to; check its permissions and the disk", e);
            case 10 -> error("store-unreadable", "can't be read or written; check the disk and the space on it", e);
            case 11, 26 -> error("store-damaged", "is damaged, or no store; put a copy in its place", e);
            case 13 -> error("store-full", "can't grow: the disk is full; free some space, nothing stored is lost", e);
            case 14 -> error("store-unreadable", "can't be opened; check its permissions and its folder's", e);
            default -> message.contains("SQLITE_FULL") ? error("store-full", "is full", e) : bug(e);
        };
    }

    private RuntimeException postgresql(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08", "28", "3D", "57" ->
                error(
                        "store-unreachable",
                        "can't be reached: " + e.getMessage() + "; check REPRISE_DB and the server",
                        e);
            case "53" -> error("store-full", "has no room left: " + e.getMessage() + "; help the server", e);
            case "40", "55" -> error("store-busy", "is busy: " + e.getMessage() + "; try again", e);
            case "25", "42" ->
                "25006".equals(state) || "42501".equals(state)
                        ? error("store-read-only", "can't be written to: " + e.getMessage(), e)
                        : bug(e);
            default -> bug(e);
        };
    }

    private StoreException error(String code, String what, SQLException e) {
        return new StoreException(code, "the store " + where + " " + what, e);
    }

    private static IllegalStateException bug(SQLException e) {
        return new IllegalStateException(e.getMessage(), e);
    }
}
