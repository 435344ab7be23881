package io.reprise.learn.evaluate;

import io.reprise.core.error.BadInputException;
import io.reprise.core.rank.Ranker;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.TrainingCases;

/** Whatever scores the segments of a user's target video. */
@FunctionalInterface
public interface Scorer {
    /**
     * One finite score a segment, larger is better.
     *
     * @throws BadInputException if the features it needs cannot be read
     */
    double[] score(DatasetUser user) throws BadInputException;

    /** A ranker that is given the user's whole history. */
    static Scorer of(Ranker ranker, TrainingCases cases) {
        return user -> ranker.score(cases.video(user.target().orElseThrow()), cases.history(user.history()))
                .total();
    }
}
