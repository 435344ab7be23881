package io.reprise.media.caption;

/**
 * A text that is shown for some time.
 *
 * @param startMicros when it appears
 * @param endMicros when it is gone, after the start
 * @param text its lines, parted by line breaks; not blank
 */
public record Cue(long startMicros, long endMicros, String text) {
    public Cue {
        if (endMicros <= startMicros || text.isBlank()) {
            throw new IllegalArgumentException(
                    "no text is shown from " + startMicros + " to " + endMicros + " microseconds: '" + text + "'");
        }
    }

    /** The same, counted from another moment. */
    Cue from(long micros) {
        return new Cue(startMicros - micros, endMicros - micros, text);
    }

    boolean isShownAt(long micros) {
        return micros >= startMicros && micros < endMicros;
    }
}
