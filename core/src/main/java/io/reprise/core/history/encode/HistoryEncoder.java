package io.reprise.core.history.encode;

import io.reprise.core.feature.FeatureMatrix;

/** Turns a history into a vector of fixed length, whatever the number of highlights. Immutable, safe for threads. */
public interface HistoryEncoder {
    /** Length of the code. */
    int dim();

    /**
     * Encodes a history.
     *
     * @param segments the video's segments [segments][d], for encoders that look at them
     * @param history the highlights' vectors [highlights][d], oldest first; may have no rows
     * @return the code [1][dim] of the history, or one for each segment [segments][dim]; all zeros for no highlights
     */
    FeatureMatrix encode(FeatureMatrix segments, FeatureMatrix history);
}
