package io.reprise.app.store;

/** The contract, on a real PostgreSQL. */
class PostgresStoreTest extends StoreContract {
    @Override
    StoreLocation location() {
        return Databases.postgresql(folder);
    }
}
