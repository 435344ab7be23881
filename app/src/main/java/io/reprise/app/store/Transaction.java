package io.reprise.app.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of {@link Store#read} or {@link Store#write}; SQL is for the tables of this package alone. Arguments fill the
 * statement's question marks: text, Long, Integer, Double or null. JDBC by hand: with {@link Row} it is less than what a mapper
 * such as Jdbi would take to be set up on two databases, and what is nullable is in the types.
 */
public final class Transaction {
    /** An application's number among PostgreSQL's advisory locks: "media" in ASCII. */
    private static final long MEDIA_LOCK = 0x6d65646961L;

    private final Connection connection;
    private final DatabaseErrors errors;
    private final boolean server;
    private final MediaFolder media;
    private final MediaChanges changes;

    Transaction(Connection connection, StoreLocation where, MediaChanges changes) {
        this.connection = connection;
        this.errors = new DatabaseErrors(where);
        this.server = where.url() != null;
        this.media = where.media();
        this.changes = changes;
    }

    /** Where the files of highlights are. */
    MediaFolder media() {
        return media;
    }

    /** What was done with them. */
    MediaChanges changes() {
        return changes;
    }

    /** Every row a query finds. */
    <T> List<T> query(String sql, Row.Mapper<T> mapper, @Nullable Object... arguments) {
        try (PreparedStatement statement = prepare(sql, arguments);
                ResultSet result = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            Row row = new Row(result);
            while (result.next()) {
                all.add(mapper.of(row));
            }
            return all;
        } catch (SQLException e) {
            throw errors.of(e);
        }
    }

    /** The first row a query finds. */
    <T> Optional<T> first(String sql, Row.Mapper<T> mapper, @Nullable Object... arguments) {
        return query(sql, mapper, arguments).stream().findFirst();
    }

    /** The only number of a query's only row, as {@code select count(*) as n ..} gives it in column n. */
    long number(String sql, @Nullable Object... arguments) {
        return first(sql, row -> row.number("n"), arguments).orElseThrow();
    }

    /** Inserts, updates or deletes; how many rows it changed. */
    int update(String sql, @Nullable Object... arguments) {
        try (PreparedStatement statement = prepare(sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw errors.of(e);
        }
    }

    /** Question marks for {@code in (..)}, one for each of at least one value. */
    static String marks(Collection<?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("in () needs at least one value");
        }
        return "?" + ", ?".repeat(values.size() - 1);
    }

    /** What a query of a queue ends with, so that another server passes over the rows it takes; SQLite has one writer. */
    String skipLocked() {
        return server ? " for update skip locked" : "";
    }

    /**
     * Waits until no other transaction keeps or deletes files of highlights. A transaction that locks a user's row does that
     * first, one that changes rows of highlights does it afterwards. SQLite has one writer anyway.
     */
    void lockMedia() {
        if (server) {
            query("select pg_advisory_xact_lock(?)", row -> MEDIA_LOCK, MEDIA_LOCK);
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        boolean ready = false;
        try {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            ready = true;
            return statement;
        } finally {
            if (!ready) {
                statement.close();
            }
        }
    }
}
