package io.reprise.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The row a query is at, by column name. Whether a column may be null is said by which method reads it. */
public final class Row {
    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    public interface Mapper<T> {
        /** The value; the row must not be kept. */
        T of(Row row) throws SQLException;
    }

    /** Text that is never null. */
    public String text(String column) throws SQLException {
        return Objects.requireNonNull(result.getString(column), column);
    }

    /** Text, or null. */
    public @Nullable String textOrNull(String column) throws SQLException {
        return result.getString(column);
    }

    /** A whole number that is never null. */
    public long number(String column) throws SQLException {
        return Objects.requireNonNull(numberOrNull(column), column);
    }

    /** A whole number, or null. */
    public @Nullable Long numberOrNull(String column) throws SQLException {
        long value = result.getLong(column);
        return result.wasNull() ? null : value;
    }

    /** A floating point number that is never null. */
    public double decimal(String column) throws SQLException {
        return Objects.requireNonNull(decimalOrNull(column), column);
    }

    /** A floating point number, or null. */
    public @Nullable Double decimalOrNull(String column) throws SQLException {
        double value = result.getDouble(column);
        return result.wasNull() ? null : value;
    }

    /** Bytes that are never null. */
    public byte[] bytes(String column) throws SQLException {
        return Objects.requireNonNull(result.getBytes(column), column);
    }
}
