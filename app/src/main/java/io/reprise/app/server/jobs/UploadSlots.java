package io.reprise.app.server.jobs;

import io.reprise.app.server.http.ApiException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Places for uploads, as each of them holds a worker thread while its bytes come: some for each user, and some for all. */
final class UploadSlots {
    private static final int MOST_OF_USER = 24;
    private static final int MOST = 96;

    private final Map<String, Integer> ofUsers = new HashMap<>();
    private int all;

    /** What is done in a place. */
    @FunctionalInterface
    interface Work<T> {
        /** Does it. */
        T run() throws IOException;
    }

    /**
     * Does something in a place of a user's.
     *
     * @throws ApiException 429 if the user has all of his, 503 if all are taken
     */
    <T> T with(String userId, Work<T> work) throws IOException {
        take(userId);
        try {
            return work.run();
        } finally {
            giveBack(userId);
        }
    }

    private synchronized void take(String userId) {
        int mine = ofUsers.getOrDefault(userId, 0);
        if (mine >= MOST_OF_USER) {
            throw ApiException.later(
                    429, "too-many-uploads", "you send " + mine + " files at once; wait until one has arrived", 2);
        }
        if (all >= MOST) {
            throw ApiException.later(503, "busy", "too many files arrive just now; try again in a few seconds", 5);
        }
        all++;
        ofUsers.put(userId, mine + 1);
    }

    private synchronized void giveBack(String userId) {
        all--;
        ofUsers.computeIfPresent(userId, (user, count) -> count == 1 ? null : count - 1);
    }
}
