package io.reprise.app.store;

import java.util.Locale;

/** How it is known where a highlight comes from. */
public enum KnownVideo {
    /** It was cut from the video here. */
    KEPT,
    /** Its file says so: this program made it. */
    SAID,
    /** It was looked for in the video, and found by its pictures. */
    FOUND;

    /** As it is stored and printed. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static KnownVideo of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
