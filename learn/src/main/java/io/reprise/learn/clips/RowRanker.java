package io.reprise.learn.clips;

import io.reprise.core.error.BadInputException;
import io.reprise.core.rank.Ranker;

/**
 * A row of the table.
 *
 * @param name of the row
 * @param source the ranker for each question: the same one, or one that was trained without the viewer's classes
 */
public record RowRanker(String name, Source source) {
    /** Where a question's ranker comes from. */
    @FunctionalInterface
    public interface Source {
        /**
         * The ranker that answers a question.
         *
         * @param question the question
         * @param index its number, for what is drawn by lot
         * @throws BadInputException if it has to be trained and can't be
         */
        Ranker rankerFor(ClipQuestion question, int index) throws BadInputException;
    }

    /** A ranker that is the same for everybody. */
    public static RowRanker of(String name, Ranker ranker) {
        return new RowRanker(name, (question, index) -> ranker);
    }
}
