package io.reprise.engine.history;

import io.reprise.core.error.BadInputException;
import io.reprise.core.time.Micros;
import java.util.Set;

/** What a file must be to count as a highlight: moving pictures, and a minute of them at most. */
public final class HighlightRules {
    /** A clip longer than this is hardly one highlight. */
    public static final long LONGEST_MICROS = 60 * Micros.PER_SECOND;

    private static final int FEWEST_PICTURES = 2;

    /** Codes of errors that lie in a file itself, and would be the same at every further try. */
    private static final Set<String> OF_THE_FILE = Set.of(
            "not-a-video", "no-video", "damaged", "empty", "still", "too-long", "unfinished", "encrypted", "link");

    private HighlightRules() {}

    /** Whether the code of an error says that it lies in the file itself, so that it need not be tried again. */
    public static boolean isOfTheFile(String code) {
        return OF_THE_FILE.contains(code);
    }

    /**
     * Refuses a single picture: it says nothing of which moments a person clips.
     *
     * @param name for the message
     * @param framesPerSecond mean rate, as probed
     * @param durationMicros length, as probed
     * @throws BadInputException "still"
     */
    public static void requireMoving(String name, double framesPerSecond, long durationMicros)
            throws BadInputException {
        if (!isMoving(framesPerSecond, durationMicros)) {
            throw new BadInputException(
                    "still", name + " is a single picture, and a highlight moves; add a GIF, WebP or short video");
        }
    }

    /** Whether a file of that rate and length has more than a single picture. */
    public static boolean isMoving(double framesPerSecond, long durationMicros) {
        return Math.round(framesPerSecond * durationMicros / Micros.PER_SECOND) >= FEWEST_PICTURES;
    }

    /**
     * Refuses what is longer than a highlight.
     *
     * @param name for the message
     * @param durationMicros length, as probed
     * @param instead what to do, for the message
     * @throws BadInputException "too-long"
     */
    public static void requireShort(String name, long durationMicros, String instead) throws BadInputException {
        if (durationMicros > LONGEST_MICROS) {
            throw new BadInputException(
                    "too-long",
                    name + " is " + Math.round(Micros.toSeconds(durationMicros)) + " s long, a highlight at most "
                            + LONGEST_MICROS / Micros.PER_SECOND + "; " + instead);
        }
    }
}
