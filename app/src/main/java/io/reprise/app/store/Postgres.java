package io.reprise.app.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to a PostgreSQL database, from a pool. */
final class Postgres implements Connections {
    private static final int MOST_CONNECTIONS = 10;
    private static final long PATIENCE_MILLIS = 10_000;

    private final DatabaseErrors errors;
    private final HikariDataSource pool;
    private final String url;

    Postgres(StoreLocation where) {
        errors = new DatabaseErrors(where);
        url = Objects.requireNonNull(where.url());
        pool = pool();
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setInitializationFailTimeout(1); // one try
        config.setAutoCommit(false);
        config.setPoolName("store");
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw e.getCause() instanceof SQLException cause ? errors.of(cause) : e;
        }
    }

    @Override
    public <T> T transaction(boolean writes, Function<Connection, T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setReadOnly(!writes);
            connection.setTransactionIsolation(
                    writes ? Connection.TRANSACTION_READ_COMMITTED : Connection.TRANSACTION_REPEATABLE_READ);
            T result = work.apply(connection);
            connection.commit();
            return result; // without the commit the pool rolls back
        }
    }

    @Override
    public DataSource forSchema() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        return source;
    }

    @Override
    public DatabaseErrors errors() {
        return errors;
    }

    @Override
    public void close() {
        pool.close();
    }
}
