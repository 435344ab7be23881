package io.reprise.app.store;

import io.reprise.core.error.DoesNotFitException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * The tables' version and the way to it. An opened store is asked for its version by one query; Flyway is started only
 * where something is to be done.
 *
 * @param version the newest one this program knows
 * @param places where its migrations are on the classpath
 */
record Schema(int version, List<String> places) {
    /** What this program works with. */
    static final Schema CURRENT = new Schema(3, List.of("classpath:io/reprise/app/store/schema"));

    private static final String TABLE = "flyway_schema_history";

    /** Makes the tables, or brings old ones up to date; does nothing where they are. */
    void bringUpToDate(StoreLocation where, Connections connections) throws SQLException {
        if (where.url() != null) {
            if (isOld(where, connections)) {
                migrate(where, connections);
            }
            return;
        }
        if (where.exists() && !isOld(where, connections)) {
            return;
        }
        try (SqliteUpgrade upgrade = SqliteUpgrade.begin(where)) {
            if (isOld(where, connections)) { // no other process did it while we waited
                upgrade.prepare(connections, installed(connections), version);
                migrate(where, connections);
                upgrade.compact(connections);
            }
        }
    }

    private boolean isOld(StoreLocation where, Connections connections) throws SQLException {
        int installed = installed(connections);
        if (installed > version) {
            throw new DoesNotFitException("the store " + where + " was made by a newer reprise (its tables are version "
                    + installed + ", this program knows " + version
                    + "); update reprise, or set REPRISE_HOME to another folder");
        }
        return installed < version;
    }

    /** The version of the tables that are there; 0 for none. */
    private static int installed(Connections connections) throws SQLException {
        try (Connection connection = connections.forSchema().getConnection();
                Statement statement = connection.createStatement();
                ResultSet tables = connection.getMetaData().getTables(null, null, TABLE, null)) {
            if (!tables.next()) {
                return 0;
            }
            try (ResultSet versions =
                    statement.executeQuery("select version from " + TABLE + " where version is not null and success")) {
                int highest = 0;
                while (versions.next()) {
                    highest = Math.max(highest, number(versions.getString(1)));
                }
                return highest;
            }
        }
    }

    private static int number(@Nullable String version) {
        try {
            return version == null ? 0 : Integer.parseInt(version);
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE; // not one of ours: made by a later version
        }
    }

    private void migrate(StoreLocation where, Connections connections) {
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(connections.forSchema())
                    .locations(places.toArray(String[]::new))
                    .javaMigrations(new MediaMove(where.media(), where.url() != null))
                    .target(String.valueOf(version))
                    .table(TABLE)
                    .placeholders(Map.of("blob", where.url() == null ? "blob" : "bytea"))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw of(where, e);
        }
    }

    private static RuntimeException of(StoreLocation where, FlywayException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return new DatabaseErrors(where).of(sql);
            }
            if (cause instanceof IOException) {
                return new StoreException(
                        "store-full",
                        "the files of the store " + where + " can't be moved to " + where.media() + ": "
                                + cause.getMessage() + "; free some space, nothing was changed",
                        e);
            }
        }
        return new DoesNotFitException("the tables of the store " + where + " can't be brought up to date: "
                + String.valueOf(e.getMessage()).replaceAll("\\s+", " ")
                + "; if they belong to another program, name an empty database");
    }
}
