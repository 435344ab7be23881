package io.reprise.app.store;

import io.reprise.engine.home.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Connections to a SQLite file. It has one writer at a time: those of this process wait at a lock, in order, those of
 * others at SQLite's own. Every commit is forced to the disk.
 */
final class Sqlite implements Connections {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int BUSY = 5; // SQLITE_BUSY
    private static final int MOST_IDLE = 8;

    private final DatabaseErrors errors;
    private final SQLiteDataSource source;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Sqlite(StoreLocation where) {
        makeHome(where.home().folder());
        SqliteLibrary.prepare(where.home());
        errors = new DatabaseErrors(where);
        source = source(where.file());
    }

    private static void makeHome(Path folder) {
        try {
            PrivateFiles.folder(folder);
        } catch (IOException e) {
            // whoever makes the store's file says why that can't be
        }
    }

    private static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_MILLIS);
        config.enforceForeignKeys(true);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toUri());
        return source;
    }

    @Override
    public <T> T transaction(boolean writes, Function<Connection, T> work) throws SQLException {
        if (!writes) {
            return onConnection("begin", work);
        }
        await(writing);
        try {
            return onConnection("begin immediate", work);
        } finally {
            writing.unlock();
        }
    }

    /** Waits for this process's other writers, which wait for those of others in turn: not for ever. */
    private static void await(ReentrantLock writing) throws SQLException {
        try {
            if (!writing.tryLock(2L * PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new SQLException("other writers take too long", null, BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while others write", null, BUSY);
        }
    }

    private <T> T onConnection(String begin, Function<Connection, T> work) throws SQLException {
        @Nullable Connection known = idle.pollFirst();
        Connection connection = known == null ? source.getConnection() : known;
        boolean whole = false;
        try {
            run(connection, begin);
            T result = work.apply(connection);
            run(connection, "commit");
            whole = true;
            return result;
        } finally {
            if (whole && !closed && idle.size() < MOST_IDLE) {
                idle.addFirst(connection);
            } else {
                connection.close(); // which undoes what was not committed
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public DataSource forSchema() {
        return source;
    }

    @Override
    public DatabaseErrors errors() {
        return errors;
    }

    @Override
    public void close() {
        closed = true;
        for (Connection connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            try {
                connection.close();
            } catch (SQLException e) {
                // everything that was acknowledged is on the disk: nothing is lost by a connection that won't close
            }
        }
    }
}
