package io.reprise.app.store;

/** The contract, on SQLite. */
class SqliteStoreTest extends StoreContract {
    @Override
    StoreLocation location() {
        return Databases.sqlite(folder);
    }
}
