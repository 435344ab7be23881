package io.reprise.app.store;

import io.reprise.core.file.PartFile;
import io.reprise.core.file.Parts;
import io.reprise.engine.home.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The only one that makes or changes the tables of a SQLite store, among the threads of this process and all processes.
 * Before old tables are changed, a copy of the store is put beside it: {@code reprise.db.before-V2}.
 */
final class SqliteUpgrade implements AutoCloseable {
    private static final ReentrantLock HERE = new ReentrantLock();

    private final Path file;
    private final FileChannel everywhere;

    private SqliteUpgrade(Path file, FileChannel everywhere) {
        this.file = file;
        this.everywhere = everywhere;
    }

    /** Waits until no other process upgrades it. */
    static SqliteUpgrade begin(StoreLocation where) {
        Path file = where.file();
        HERE.lock();
        boolean locked = false;
        try {
            PrivateFiles.folder(where.home().folder());
            PrivateFiles.file(file); // what SQLite puts beside it gets the same mode
            FileChannel channel = FileChannel.open(
                    file.resolveSibling(file.getFileName() + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            channel.lock();
            locked = true;
            return new SqliteUpgrade(file, channel);
        } catch (IOException e) {
            throw new StoreException(
                    "store-read-only",
                    "the store " + where + " can't be made or brought up to date: " + e.getMessage()
                            + "; check the permissions of its folder, or set REPRISE_HOME to another",
                    e);
        } finally {
            if (!locked) {
                HERE.unlock();
            }
        }
    }

    /** Makes the file where there is none, clears what a killed upgrade left, and copies a store that has tables. */
    void prepare(Connections connections, int installed, int version) throws SQLException {
        try (Connection connection = connections.forSchema().getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma journal_mode = wal");
            }
            Parts.deleteLeft(file.resolveSibling(""), Duration.ZERO); // no other process writes while we hold the lock
            if (installed > 0) {
                copy(connection, file.resolveSibling(file.getFileName() + ".before-V" + version));
            }
        } catch (IOException e) {
            throw new StoreException(
                    "store-full",
                    "no copy of the store " + file + " could be put beside it, so it is left as it is: "
                            + e.getMessage() + "; free some space",
                    e);
        }
    }

    /** Gives the space of moved files back to the disk. */
    void compact(Connections connections) {
        try (Connection connection = connections.forSchema().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum");
        } catch (SQLException e) {
            // another process reads, or the disk is full: the store uses the space again itself
        }
    }

    private static void copy(Connection connection, Path target) throws SQLException, IOException {
        try (PartFile part = PartFile.beside(target)) {
            try (PreparedStatement vacuum = connection.prepareStatement("vacuum into ?")) {
                vacuum.setString(1, part.path().toString());
                vacuum.execute();
            }
            try (FileChannel channel = FileChannel.open(part.path(), StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            part.moveIntoPlace();
        }
    }

    @Override
    public void close() {
        try {
            everywhere.close();
        } catch (IOException e) {
            // it was opened for its lock alone, which goes with the process at the latest
        } finally {
            HERE.unlock();
        }
    }
}
