package io.reprise.app.store;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which files of highlights one transaction wrote, and of which it deleted the rows: what its end leaves to delete. */
final class MediaChanges {
    private final Set<String> written = new LinkedHashSet<>();
    private final Set<String> deleted = new LinkedHashSet<>();

    /** A file that had no row before. */
    void written(String sha256) {
        written.add(sha256);
    }

    /** A file whose row goes. */
    void deleted(String sha256) {
        deleted.add(sha256);
    }

    /** The files that may be unused now: with the rows that are gone, or that were never there as the transaction failed. */
    Collection<String> unused(boolean committed) {
        return committed ? deleted : written;
    }
}
