package io.reprise.app.history;

import io.reprise.app.store.StoredHighlight;

/**
 * What became of something that was to be added.
 *
 * @param highlight as it is in the history now
 * @param outcome what was done
 */
public record Added(StoredHighlight highlight, Outcome outcome) {
    /** What was done. */
    public enum Outcome {
        /** It is stored now. */
        ADDED,
        /** It had been removed, and is back. */
        RESTORED,
        /** It was there already. */
        THERE,
        /** It shows the same as the highlight, which was there already, and is not stored. */
        COPY
    }
}
