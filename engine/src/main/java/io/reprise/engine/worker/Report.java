package io.reprise.engine.worker;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.reprise.core.error.BadInputException;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a child says while it works, a line each. The last one of a task is {@code done} or {@code failed}.
 *
 * @param kind what it is about
 * @param stage the stage that goes on
 * @param progress its part done, 0 to 1
 * @param code of a failure, or of a file that can't be used
 * @param message of a failure or a warning, or the file that a compared one is a copy of
 * @param video what was found out about a video
 * @param files what was written
 */
@JsonInclude(Include.NON_NULL)
public record Report(
        Kind kind,
        @Nullable Stage stage,
        @Nullable Double progress,
        @Nullable String code,
        @Nullable String message,
        @Nullable Seen video,
        @Nullable List<Written> files) {

    /** What a report is about. */
    public enum Kind {
        /** How far it is. */
        PROGRESS,
        /** Something that did not stop it. */
        WARNING,
        /** What the video is, before the work. */
        FOUND,
        /** The beginning was looked at, and is in the cache. */
        FIRST,
        /** All done. */
        DONE,
        /** Not done, and why. */
        FAILED
    }

    /**
     * What a video turned out to be.
     *
     * @param sha256 of its content
     * @param fps mean frames a second
     */
    public record Seen(String sha256, long durationMicros, int width, int height, double fps) {}

    /**
     * A file that was written.
     *
     * @param givenUp what a size limit cost, a line each
     */
    public record Written(String format, long bytes, int width, int height, double fps, List<String> givenUp) {}

    /** How far it is. */
    public static Report progress(Stage stage, double part) {
        return new Report(Kind.PROGRESS, stage, part, null, null, null, null);
    }

    /** Something that did not stop it. */
    public static Report warning(String message) {
        return new Report(Kind.WARNING, null, null, null, message, null, null);
    }

    /** A file among several that can't be used. */
    public static Report unusable(BadInputException error) {
        return new Report(Kind.WARNING, null, null, error.code(), String.valueOf(error.getMessage()), null, null);
    }

    /** What the video is; of the kind FOUND, FIRST or DONE. */
    public static Report seen(Kind kind, Seen video) {
        return new Report(kind, null, null, null, null, video, null);
    }

    /** All done, with what was written. */
    public static Report done(List<Written> files) {
        return new Report(Kind.DONE, null, null, null, null, null, files);
    }

    /** Compared: the file that it is a copy of, or null. */
    public static Report compared(@Nullable String same) {
        return new Report(Kind.DONE, null, null, null, same, null, List.of());
    }

    /** Not done. */
    public static Report failed(String code, String message) {
        return new Report(Kind.FAILED, null, null, code, message, null, null);
    }

    /** Whether the task is over. */
    @JsonIgnore
    public boolean isLast() {
        return kind == Kind.DONE || kind == Kind.FAILED;
    }
}
