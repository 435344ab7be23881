package io.reprise.core.rank.network;

import io.reprise.core.error.InvalidValueException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.similarity.SortedSimilarities;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a network may be told of each segment beside, or instead of, its features. */
public enum CueSet {
    NONE("none", 0, "nothing"),
    SIMILARITIES("similarities", SortedSimilarities.K, "sorted cosines to the most similar highlights");

    private final String id;
    private final int dim;
    private final String help;

    CueSet(String id, int dim, String help) {
        this.id = id;
        this.dim = dim;
        this.help = help;
    }

    /** The name in a model's hyper-parameters. */
    public String id() {
        return id;
    }

    /** How many numbers a segment. */
    public int dim() {
        return dim;
    }

    /** What they are, in a line. */
    public String help() {
        return help;
    }

    /** The numbers of each segment [segments][dim]; not for {@link #NONE}. */
    public FeatureMatrix of(RankableVideo video, History history) {
        return switch (this) {
            case NONE -> throw new IllegalArgumentException("there are no cues to compute");
            case SIMILARITIES -> SortedSimilarities.of(video, history, dim);
        };
    }

    /** The set of that name. */
    public static CueSet of(String id) {
        for (CueSet set : values()) {
            if (set.id.equals(id)) {
                return set;
            }
        }
        throw new InvalidValueException(
                "cues",
                "there are no cues '" + id + "'; there are "
                        + Arrays.stream(values()).map(CueSet::id).collect(Collectors.joining(", ")));
    }
}
