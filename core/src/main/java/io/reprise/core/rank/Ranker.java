package io.reprise.core.rank;

import io.reprise.core.history.History;

/**
 * Orders the segments of a video for the person who has this history. The same object serves the product, the training
 * and the tables; it is immutable and may be used by several threads.
 */
public interface Ranker {
    /** Name and version, such as "max-similarity/1". */
    String name();

    /**
     * Scores every segment.
     *
     * @param video the segments to order
     * @param history what the person made before; empty means generic ranking
     * @return one finite score a segment, larger is better; comparable within this answer only
     * @throws io.reprise.core.feature.SpecMismatchException if video, history or the ranker's model are of different
     *     encoders
     */
    Scores score(RankableVideo video, History history);

    /**
     * Gets ready for a video that is ranked often: what depends on it alone is worked out once, at the latest when it is
     * needed first. A ranker that has nothing to work out ranks as ever.
     */
    default Ready prepare(RankableVideo video) {
        return history -> score(video, history);
    }

    /** A ranker that is ready for one video; for any number of threads. */
    interface Ready {
        /** The same as {@link Ranker#score} for the video. */
        Scores score(History history);

        /**
         * Works out what makes ranking the next ones cheaper, if there is such a thing: to be called in the background, after
         * the first answer.
         */
        default void precompute() {}
    }
}
