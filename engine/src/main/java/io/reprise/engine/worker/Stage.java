package io.reprise.engine.worker;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a running job does; {@code openapi.yaml} and the page's texts have the same values, held by a test. */
public enum Stage {
    /** Its process starts. */
    STARTING,
    /** The video is identified and opened. */
    OPENING,
    /** The video is decoded and its features are computed. */
    ANALYSING,
    /** Highlights of the history are analysed. */
    HIGHLIGHTS,
    /** Files are written. */
    RENDERING,
    /** An encoder is downloaded. */
    FETCHING,
    /** An encoder is checked by running it. */
    CHECKING;

    /** As it is stored and told. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The stage of this id; empty for null, and for one that an earlier version stored. */
    public static Optional<Stage> of(@Nullable String id) {
        return Arrays.stream(values()).filter(stage -> stage.id().equals(id)).findFirst();
    }

    /** Reads a child's report. */
    @JsonCreator
    static Stage ofReport(String id) {
        return of(id).orElseThrow(() -> new IllegalArgumentException("no stage is called " + id));
    }
}
