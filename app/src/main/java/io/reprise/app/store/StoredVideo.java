package io.reprise.app.store;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A video that a user uploaded.
 *
 * @param id names its file; sorts by the time it was made
 * @param name what its owner calls it; never a path
 * @param bytes of the whole file
 * @param received bytes that are here
 * @param mime what the content was judged to be
 * @param error why it can't be used; null if it can
 * @param jobId the job that looks at it
 * @param sha256 of its content; null before it was looked at, as what follows
 */
public record StoredVideo(
        String id,
        String userId,
        String name,
        long bytes,
        long received,
        String mime,
        State state,
        @Nullable String error,
        @Nullable String jobId,
        @Nullable String sha256,
        @Nullable Long durationMicros,
        @Nullable Long width,
        @Nullable Long height,
        @Nullable Double fps,
        long createdMillis) {

    /** How far it is. */
    public enum State {
        /** Bytes are missing. */
        UPLOADING,
        /** Waiting to be looked at. */
        QUEUED,
        /** Being looked at. */
        ANALYSING,
        /** Ready. */
        READY,
        /** Can't be used. */
        FAILED;

        /** As it is stored and told. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
