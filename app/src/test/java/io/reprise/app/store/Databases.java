package io.reprise.app.store;

import io.reprise.engine.home.Home;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Empty databases of both kinds; the PostgreSQL is a real one, started once for all tests. */
public final class Databases {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Databases() {}

    /** Started by the first who asks, ended with the process. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A SQLite store that is not there yet. */
    public static StoreLocation sqlite(Path folder) {
        return StoreLocation.in(new Home(folder.resolve("home " + COUNT.incrementAndGet())));
    }

    /** A new, empty PostgreSQL database. */
    public static StoreLocation postgresql(Path folder) {
        String name = "store" + COUNT.incrementAndGet();
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new StoreLocation(new Home(folder.resolve("home")), Server.RUNNING.getJdbcUrl("postgres", name));
    }
}
