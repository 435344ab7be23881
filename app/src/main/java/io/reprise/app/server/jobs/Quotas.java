package io.reprise.app.server.jobs;

import io.reprise.app.server.http.ApiException;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.Transaction;
import io.reprise.app.store.User;
import io.reprise.app.store.Users;
import io.reprise.app.store.Videos;

/**
 * What users may keep: the bytes of videos, and of the files that highlights keep.
 *
 * @param usualBytes of a user who has no quota of his own
 */
public record Quotas(long usualBytes) {
    private static final int TOO_LARGE = 413;

    /** What a user may have, in bytes. */
    public long of(Transaction transaction, String userId) {
        Long own = new Users(transaction).get(userId).map(User::quotaBytes).orElse(null);
        return own == null ? usualBytes : own;
    }

    /** What a user has, in bytes; of a video that arrives all that was said of it. */
    public long used(Transaction transaction, String userId) {
        return new Videos(transaction).bytes(userId) + new MediaFiles(transaction).bytesOf(userId);
    }

    long left(Transaction transaction, String userId) {
        return of(transaction, userId) - used(transaction, userId);
    }

    /**
     * Refuses bytes that are more than a user may keep here; until the transaction ends nothing else of his is taken.
     *
     * @throws ApiException 413
     */
    public void requireRoom(Transaction transaction, String userId, long bytes) {
        new Users(transaction).lock(userId);
        long left = left(transaction, userId);
        if (bytes > left) {
            throw exceeded(left);
        }
    }

    static ApiException exceeded(long left) {
        return new ApiException(
                TOO_LARGE,
                "quota",
                "this would be more than you may keep here: " + Math.max(0, left)
                        + " bytes are left; delete a video first");
    }
}
