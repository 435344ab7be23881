package io.reprise.learn.clips;

import io.reprise.core.error.InvalidValueException;

/**
 * How questions are composed.
 *
 * @param viewers who asks
 * @param questions fewest questions; whole rounds are drawn, so that both halves and all viewers count the same
 * @param longestHistory clips of the longest history, at least 1
 * @param clipsOfAClass most clips of each class in a target, at least 1; 5 as in the trial that the bar comes from
 * @param seed of everything drawn
 */
public record QuestionOptions(Viewers viewers, int questions, int longestHistory, int clipsOfAClass, long seed) {
    /** Questions where nothing else is said: enough for intervals of about 0.02 to each side. */
    public static final int QUESTIONS = 240;

    /** Clips of each class in a target where nothing else is said. */
    public static final int CLIPS_OF_A_CLASS = 5;

    private static final int MOST = 100_000;

    /** What a viewer likes. */
    public enum Viewers {
        /** One class. */
        CLASS,
        /** Two classes; his history takes turns between them. */
        PAIR
    }

    public QuestionOptions {
        if (questions < 1 || questions > MOST) {
            throw new InvalidValueException("questions", "questions are 1 to " + MOST + ", not " + questions);
        }
        if (longestHistory < 1 || longestHistory > MOST || clipsOfAClass < 1) {
            throw new InvalidValueException(
                    "history",
                    "a history and a class in a target need at least 1 clip, not " + longestHistory + " and "
                            + clipsOfAClass);
        }
    }
}
