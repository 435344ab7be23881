package io.reprise.media.render;

import io.reprise.core.error.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * What is done to a moment beside showing it.
 *
 * @param loop how often it is played, 0 to 1000; 0 for ever (an MP4, whose players decide themselves, is then played
 *     once, and written out so many times otherwise)
 * @param speed how fast, 0.1 to 10; 2 is twice as fast as the video
 * @param boomerang whether it is played backwards after it was played, so that it ends where it began; then without sound
 * @param text a caption over all of it, up to 500 characters, lines parted by line breaks; null for none
 * @param subtitles which of the video's subtitles are drawn: {@code auto} for the first there are, the number of a stream
 *     of the file, or a subtitle file's path; null for none
 */
public record Effects(
        int loop,
        double speed,
        boolean boomerang,
        @Nullable String text,
        @Nullable String subtitles) {
    /** Nothing beside showing it, for ever. */
    public static final Effects NONE = new Effects(0, 1, false, null, null);

    /** The most that {@link #loop} may be. */
    public static final int MOST_LOOPS = 1000;

    /** The least that {@link #speed} may be. */
    public static final double SLOWEST = 0.1;

    /** The most that {@link #speed} may be. */
    public static final double FASTEST = 10;

    /** The most characters of {@link #text}. */
    public static final int LONGEST_TEXT = 500;

    public Effects {
        if (loop < 0 || loop > MOST_LOOPS) {
            throw new InvalidValueException("loop", "a loop is 0 (for ever) to " + MOST_LOOPS + ", not " + loop);
        }
        if (!(speed >= SLOWEST && speed <= FASTEST)) {
            throw new InvalidValueException("speed", "a speed is " + SLOWEST + " to " + FASTEST + ", not " + speed);
        }
        if (text != null && (text.isBlank() || text.length() > LONGEST_TEXT)) {
            throw new InvalidValueException(
                    "text",
                    "a caption has 1 to " + LONGEST_TEXT + " characters, not "
                            + text.strip().length());
        }
        if (subtitles != null && subtitles.isBlank()) {
            throw new InvalidValueException("subtitles", "subtitles are auto, a stream's number or a file");
        }
    }
}
