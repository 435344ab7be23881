package io.reprise.core.history;

import io.reprise.core.time.TimeRange;

/**
 * Where a highlight was cut from, where that is known.
 *
 * @param video what identifies the source video, the same as {@link io.reprise.core.rank.RankableVideo#id()}: the
 *     SHA-256 of its file in the product; not empty
 * @param range where in it the highlight lies
 */
public record Origin(String video, TimeRange range) {
    public Origin {
        if (video.isEmpty()) {
            throw new IllegalArgumentException("the origin of a highlight needs to say which video it is");
        }
    }
}
