package io.reprise.app.store;

import org.jspecify.annotations.Nullable;

/** SQL for tests of other packages that bring rows into a state which the program reaches only by time or a crash. */
public final class TestSql {
    private TestSql() {}

    /** Inserts, updates or deletes; the number of rows that changed. */
    public static int update(Transaction transaction, String sql, @Nullable Object... arguments) {
        return transaction.update(sql, arguments);
    }

    /** The only number of a query's only row, in column n. */
    public static long number(Transaction transaction, String sql, @Nullable Object... arguments) {
        return transaction.number(sql, arguments);
    }
}
