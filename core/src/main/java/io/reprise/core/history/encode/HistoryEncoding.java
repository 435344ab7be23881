package io.reprise.core.history.encode;

import io.reprise.core.error.InvalidValueException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The ways to represent a history, each with its help text. */
public enum HistoryEncoding {
    NONE("none", "no history: a generic ranker"),
    MEAN("mean", "mean of the highlights' vectors"),
    MAX("max", "largest value of each dimension"),
    KMEANS("kmeans", "centres of k clusters of the highlights, the largest cluster first"),
    RECENCY("recency", "mean in which newer highlights weigh more"),
    ATTENTION("attention", "mean weighted, for each segment, by a learned similarity to it"),
    RECURRENT("recurrent", "last state of a gated recurrent unit that reads the highlights, oldest first");

    private final String id;
    private final String help;

    HistoryEncoding(String id, String help) {
        this.id = id;
        this.help = help;
    }

    /** The name people type. */
    public String id() {
        return id;
    }

    /** What it is, in a line. */
    public String help() {
        return help;
    }

    /** The encoding of that name. */
    public static HistoryEncoding of(String id) {
        for (HistoryEncoding encoding : values()) {
            if (encoding.id.equals(id)) {
                return encoding;
            }
        }
        throw new InvalidValueException(
                "history",
                "there is no history encoding '" + id + "'; there are "
                        + Arrays.stream(values()).map(HistoryEncoding::id).collect(Collectors.joining(", ")));
    }
}
