package io.reprise.core.rank;

import io.reprise.core.error.DoesNotFitException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The rankers by the names people type, each with its help text. */
public enum RankerName {
    RANDOM("random", false, "any order, by a seed"),
    EARLIEST("earliest", false, "earlier segments first"),
    LATEST("latest", false, "later segments first"),
    CENTRE("centre", false, "segments in the middle of the video first"),
    ORACLE("oracle", false, "segments with the most of the true highlights first: the best any ranker could do"),
    POSITION("position", false, "where in a video people clip, moved by the person's own habit; no pixels"),
    VIDEO2GIF("video2gif", true, "generic ranking network (512-128), no history"),
    HIGHLIGHT_SVM("highlight-svm", true, "ranking SVM on a segment's features, no history"),
    MAX_SIMILARITY("max-similarity", false, "cosine similarity to the most similar highlight of the history"),
    VIDEO_MMR("video-mmr", false, "mean cosine similarity to the history's highlights"),
    CENTRED_MEAN("centred-mean", false, "cosine to the mean of the history's highlights, both minus the video's mean"),
    RESIDUAL("residual", true, "a ranking SVM of the person's own, on the generic score and the features"),
    SVM_D("svm-d", true, "ranking SVM on the sorted similarities to the most similar highlights"),
    PHD_CA("phd-ca", true, "network (512-64) on a segment's features and the aggregated history"),
    PHD("phd", true, "the paper's proposal: phd-ca and svm-d, fused late"),
    REPRISE("reprise", false, "ours, the default: similarity, generic appeal and position");

    private final String id;
    private final boolean trained;
    private final String help;

    RankerName(String id, boolean trained, String help) {
        this.id = id;
        this.trained = trained;
        this.help = help;
    }

    /** The name people type, such as "max-similarity". */
    public String id() {
        return id;
    }

    /** Whether it needs a model that was trained for the encoder in use. */
    public boolean trained() {
        return trained;
    }

    /** Whether `reprise train` can fit it: all that need a model, and reprise, which also comes without one. */
    public boolean trainable() {
        return trained || this == REPRISE;
    }

    /** What it is, in a line. */
    public String help() {
        return help;
    }

    /**
     * The ranker of that name.
     *
     * @throws DoesNotFitException if there is none, with the names there are
     */
    public static RankerName of(String id) {
        for (RankerName name : values()) {
            if (name.id.equals(id)) {
                return name;
            }
        }
        throw new DoesNotFitException(
                "unknown-ranker",
                "there is no ranker '" + id + "'; there are "
                        + Arrays.stream(values()).map(RankerName::id).collect(Collectors.joining(", ")));
    }
}
