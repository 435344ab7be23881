package io.reprise.app.store;

import io.reprise.engine.worker.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work in the queue.
 *
 * @param id sorts by the time it was made
 * @param userId whose it is
 * @param videoId the video it is about; null for none
 * @param highlightId the highlight it is about; null for none
 * @param request what is wanted, as JSON
 * @param stage what is being done; null before it begins
 * @param progress 0 to 1
 * @param errorCode why it failed, for programs
 * @param errorMessage why it failed, for people
 * @param result what came out, as JSON
 * @param attempt how often it was begun
 * @param startedMillis since 1970; null before it begins
 */
public record Job(
        String id,
        String userId,
        Kind kind,
        @Nullable String videoId,
        @Nullable String highlightId,
        String request,
        State state,
        @Nullable Stage stage,
        double progress,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        @Nullable String result,
        int attempt,
        long createdMillis,
        @Nullable Long startedMillis) {

    /** What kind of work. */
    public enum Kind {
        /** Looks at a video. */
        ANALYSE,
        /** Writes a file to be downloaded. */
        RENDER,
        /** Writes what a highlight keeps, and looks at it. */
        KEEP,
        /** Looks at a video, or at highlights, with an encoder that has not seen them. */
        LOOK,
        /** Fetches an encoder of the catalogue. */
        FETCH;

        /** As it is stored and told. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** How far it is. */
    public enum State {
        /** Waiting for its turn. */
        QUEUED,
        /** Some server does it. */
        RUNNING,
        /** Came out. */
        DONE,
        /** Did not come out. */
        FAILED,
        /** It was cancelled. */
        CANCELLED;

        /** As it is stored and told. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Whether nothing will change any more. */
        public boolean isFinal() {
            return this != QUEUED && this != RUNNING;
        }
    }

    /** Seconds it may still take, from the time it took so far; null while that is not known. */
    public @Nullable Double secondsLeft(long nowMillis) {
        if (state != State.RUNNING || startedMillis == null || progress < 0.02) {
            return null;
        }
        double soFar = Math.max(0, nowMillis - startedMillis) / 1000.0; // the clock may have been set back
        return Math.round(soFar * (1 - progress) / progress * 10) / 10.0;
    }
}
