package io.reprise.app.store;

import java.sql.SQLException;
import java.util.Optional;

/**
 * Everything that lasts, in one database: opened once, used by any number of threads. {@link #write} has stored when it
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
        try {
            return connections.transaction(
                    writes,
                    connection -> work.in(new Transaction(connection, connections.errors(), where.url() != null)));
        } catch (SQLException e) {
            throw connections.errors().of(e);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
