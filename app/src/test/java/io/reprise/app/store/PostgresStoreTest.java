package io.reprise.app.store;

import org.junit.jupiter.api.Tag;

/** The contract, on a real PostgreSQL. */
@Tag("slow")
class PostgresStoreTest extends StoreContract {
    @Override
    StoreLocation location() {
        return Databases.postgresql(folder);
    }
}
