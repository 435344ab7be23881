package io.reprise.app.store;

import io.reprise.core.time.TimeRange;

/**
 * A moment that was suggested to a user.
 *
 * @param id sorts by the time it was first shown
 * @param rank from 1, best first
 * @param range where in the video
 * @param score orders within one answer and means nothing else
 * @param percentile share of the video's other segments that score lower, in [0, 100]
 * @param encoder name and version of what looked
 * @param ranker name and version of what ranked
 * @param shownMillis when it was last shown, since 1970
 */
public record ShownSuggestion(
        String id,
        int rank,
        TimeRange range,
        double score,
        double percentile,
        String encoder,
        String ranker,
        long shownMillis) {}
