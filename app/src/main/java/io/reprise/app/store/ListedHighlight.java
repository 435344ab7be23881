package io.reprise.app.store;

import org.jspecify.annotations.Nullable;

/**
 * Highlight with what a list shows of it beside its own row.
 *
 * @param videoId the user's video that it comes from; null where that is not here
 * @param file what it keeps; null while that is made
 * @param workedOn whether a job makes or checks what it keeps
 */
public record ListedHighlight(
        StoredHighlight highlight,
        @Nullable String videoId,
        @Nullable KeptFile file,
        boolean workedOn) {
    /**
     * A kept file, without its content.
     *
     * @param type such as "image/gif"
     */
    public record KeptFile(String type, long bytes) {}
}
