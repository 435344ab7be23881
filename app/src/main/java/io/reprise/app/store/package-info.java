/**
 * What lasts: users, highlights with their pixels, suggestions shown, what people thought of them. {@link
 * io.reprise.app.store.Store} opens it, on SQLite in the home or on PostgreSQL; {@link io.reprise.app.store.Transaction}
 * speaks SQL; a small class a table ({@link io.reprise.app.store.Highlights} and others) turns rows into records. The same
 * SQL runs on both databases.
 */
@NullMarked
package io.reprise.app.store;

import org.jspecify.annotations.NullMarked;
