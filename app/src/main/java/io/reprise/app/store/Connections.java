package io.reprise.app.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/** Connections of one database, used again. */
interface Connections extends AutoCloseable {
    /** Does work within a transaction, which lasts once this returns, and never was if it throws. */
    <T> T transaction(boolean writes, Function<Connection, T> work) throws SQLException;

    /** Where the schema's connections come from, which are in auto-commit mode and closed by who asks. */
    DataSource forSchema();

    /** What to make of the database's exceptions. */
    DatabaseErrors errors();

    @Override
    void close();
}
