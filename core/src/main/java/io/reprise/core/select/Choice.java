package io.reprise.core.select;

import io.reprise.core.time.TimeRange;

/**
 * A moment worth a GIF.
 *
 * @param rank place among the chosen, from 1; a better score has a better rank
 * @param segment index of the segment it was chosen for
 * @param range what to show; around the segment's best moment, not always inside the segment
 * @param score the segment's score
 * @param percentile percentile rank of the segment's score within the video, in (0, 100); see {@link Percentiles}
 */
public record Choice(int rank, int segment, TimeRange range, double score, double percentile) {}
