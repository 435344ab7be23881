package io.reprise.app.store;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Version 3 of the tables: the bytes of the files that highlights keep move out of the rows into a folder beside the store.
 * One transaction: every file is on the disk before the column goes. Killed before that, it begins anew the next time.
 *
 * @param folder where the files go
 * @param server whether the database is PostgreSQL
 */
record MediaMove(MediaFolder folder, boolean server) implements JavaMigration {
    private static final int PIECE_BYTES = 4 << 20;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("3");
    }

    @Override
    public String getDescription() {
        return "media files";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null; // it has no text that could be edited
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException, IOException {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    server
                            ? "lock table media in access exclusive mode"
                            : "update media set bytes = bytes where sha256 = ''"); // takes SQLite's lock of writers
            folder.deleteUnfinished(); // of an upgrade that was killed
            for (Map.Entry<String, Long> row : rows(statement).entrySet()) {
                String sha256 = row.getKey();
                folder.write(sha256, to -> copy(connection, sha256, row.getValue(), to));
            }
            statement.execute("alter table media drop column content");
        }
    }

    private static Map<String, Long> rows(Statement statement) throws SQLException {
        Map<String, Long> rows = new LinkedHashMap<>();
        try (ResultSet result = statement.executeQuery("select sha256, bytes from media order by sha256")) {
            while (result.next()) {
                rows.put(result.getString(1), result.getLong(2));
            }
        }
        return rows;
    }

    /** In pieces, so that the length of a file does not matter. */
    private static void copy(Connection connection, String sha256, long bytes, OutputStream to) throws IOException {
        try (PreparedStatement piece =
                connection.prepareStatement("select substr(content, ?, ?) from media where sha256 = ?")) {
            for (long from = 0; from < bytes; from += PIECE_BYTES) {
                piece.setInt(1, (int) from + 1);
                piece.setInt(2, PIECE_BYTES);
                piece.setString(3, sha256);
                try (ResultSet result = piece.executeQuery()) {
                    result.next();
                    to.write(result.getBytes(1));
                }
            }
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
