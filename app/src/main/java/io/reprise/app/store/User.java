package io.reprise.app.store;

import org.jspecify.annotations.Nullable;

/**
 * A user: a person with a history.
 *
 * @param id sorts by the time it was made
 * @param name unique
 * @param createdMillis since 1970
 * @param password its hash; null: can't log in
 * @param quotaBytes what may be uploaded; null: the server's default
 */
public record User(
        String id,
        String name,
        long createdMillis,
        @Nullable String password,
        @Nullable Long quotaBytes) {}
