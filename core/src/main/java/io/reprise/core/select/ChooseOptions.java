package io.reprise.core.select;

import io.reprise.core.error.InvalidValueException;
import io.reprise.core.time.Micros;

/**
 * How many moments to choose and how long they may be.
 *
 * @param top how many at most, at least 1
 * @param minLengthMicros shortest, at least 1; a shorter video is taken whole
 * @param maxLengthMicros longest, not below the shortest
 */
public record ChooseOptions(int top, long minLengthMicros, long maxLengthMicros) {
    /** Three moments of two to six seconds. */
    public static final ChooseOptions DEFAULT = new ChooseOptions(3, 2 * Micros.PER_SECOND, 6 * Micros.PER_SECOND);

    private static final int LONGEST_SECONDS = 86_400;

    public ChooseOptions {
        if (top < 1) {
            throw new InvalidValueException("top", "at least 1 moment must be asked for, not " + top);
        }
        if (minLengthMicros < 1 || maxLengthMicros < minLengthMicros) {
            throw new InvalidValueException(
                    "maxLength",
                    "lengths need 0 < min <= max, not " + Micros.toSeconds(minLengthMicros) + " to "
                            + Micros.toSeconds(maxLengthMicros) + " seconds");
        }
    }

    /** The same number, with lengths in seconds. */
    public ChooseOptions withLengths(double minSeconds, double maxSeconds) {
        return new ChooseOptions(top, micros("minLength", minSeconds), micros("maxLength", maxSeconds));
    }

    private static long micros(String option, double seconds) {
        if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
            throw new InvalidValueException(
                    option, "a length is above 0 and at most " + LONGEST_SECONDS + " seconds, not " + seconds);
        }
        return Micros.ofSeconds(seconds);
    }

    /** The same lengths, another number. */
    public ChooseOptions withTop(int number) {
        return new ChooseOptions(number, minLengthMicros, maxLengthMicros);
    }
}
