package io.reprise.core.rank;

import java.util.Locale;

/**
 * What the parts of a score are called, in {@link Scores#parts} and in every JSON; {@code openapi.yaml} and the page's
 * reasons have the same values, held by a test.
 */
public enum ScorePart {
    /** Similarity to the history's highlights, less that to rejected moments. */
    SIMILARITY,
    /** What many people like, whoever asks. */
    GENERIC,
    /** Where in a video people clip. */
    POSITION;

    /** As it is told. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
