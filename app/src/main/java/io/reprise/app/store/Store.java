package io.reprise.app.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Everything that lasts, in one database, and the files of highlights in a folder beside it: opened once, used by any number of threads. {@link #write} has stored when it
 * returns: what it did survives a kill and a power failure. Another process may use the same store at the same time.
 */
public final class Store implements AutoCloseable {
    private final StoreLocation where;
    private final Connections connections;

    private Store(StoreLocation where, Connections connections) {
        this.where = where;
        this.connections = connections;
    }

    /** What is done within one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it; what it throws undoes it. */
        T in(Transaction transaction);
    }

    /**
     * Opens the store, makes it where there is none, and brings an old one up to date, with a copy beside it.
     *
     * @throws io.reprise.core.error.DoesNotFitException if a newer program made it
     * @throws StoreException if it can't be used
     */
    public static Store open(StoreLocation where) {
        return open(where, Schema.CURRENT);
    }

    /** The store, if there is one: nothing is made. */
    public static Optional<Store> openIfThere(StoreLocation where) {
        return where.exists() ? Optional.of(open(where)) : Optional.empty();
    }

    static Store open(StoreLocation where, Schema schema) {
        Connections connections = where.url() == null ? new Sqlite(where) : new Postgres(where);
        boolean ready = false;
        try {
            schema.bringUpToDate(where, connections);
            ready = true;
            return new Store(where, connections);
        } catch (SQLException e) {
            throw connections.errors().of(e);
        } finally {
            if (!ready) {
                connections.close();
            }
        }
    }

    /** Where it is. */
    public StoreLocation where() {
        return where;
    }

    /** Reads: all of it sees one state of the store, whatever others write meanwhile. */
    public <T> T read(Work<T> work) {
        return run(work, false);
    }

    /** Reads and writes, all of it or nothing. Writers of a SQLite store wait for each other: keep it short. */
    public <T> T write(Work<T> work) {
        return run(work, true);
    }

    private <T> T run(Work<T> work, boolean writes) {
        MediaChanges changes = new MediaChanges();
        boolean committed = false;
        try {
            T result =
                    connections.transaction(writes, connection -> work.in(new Transaction(connection, where, changes)));
            committed = true;
            return result;
        } catch (SQLException e) {
            throw connections.errors().of(e);
        } finally {
            delete(changes.unused(committed));
        }
    }

    /** Deletes files of highlights, after the transaction that took away their rows, or never made them. */
    private void delete(Collection<String> unused) {
        if (unused.isEmpty()) {
            return;
        }
        try {
            MediaFolder folder = where.media();
            List<Path> files = unused.stream().map(folder::file).toList();
            deleteWithoutRow(files);
        } catch (StoreException e) {
            // left behind without a row: deleteOrphans finds them
        }
    }

    private void deleteWithoutRow(Collection<Path> files) {
        run(
                transaction -> {
                    new MediaFiles(transaction).deleteWithoutRow(files);
                    return files.size();
                },
                true);
    }

    /**
     * Deletes the files beside the store that no row names, as a process leaves which is killed while it writes or deletes.
     *
     * @return how many
     * @throws IOException if the folder can't be read
     */
    public int deleteOrphans() throws IOException {
        List<Path> files = where.media().all(); // before the rows: a file is there before its row
        List<Path> orphans = read(transaction -> new MediaFiles(transaction).withoutRow(files));
        if (!orphans.isEmpty()) {
            deleteWithoutRow(orphans);
        }
        return orphans.size();
    }

    @Override
    public void close() {
        connections.close();
    }
}
