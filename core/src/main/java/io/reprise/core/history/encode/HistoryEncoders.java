package io.reprise.core.history.encode;

import io.reprise.core.model.Model;
import java.util.Optional;

/** Builds the history encoder that a model was trained with. */
public final class HistoryEncoders {
    /** Clusters of {@link HistoryEncoding#KMEANS}. */
    public static final int CLUSTERS = 4;
    /** Half-life of {@link HistoryEncoding#RECENCY}, in highlights. */
    public static final double HALF_LIFE = 5;
    /** Length of queries and keys of {@link HistoryEncoding#ATTENTION}. */
    public static final int ATTENTION_WIDTH = 64;
    /** Length of the state of {@link HistoryEncoding#RECURRENT}. */
    public static final int STATE = 128;
    /** Highlights that {@link HistoryEncoding#RECURRENT} reads, the newest. */
    public static final int NEWEST = 32;

    private HistoryEncoders() {}

    /**
     * The encoder, its weights from the tensors {@code history.*} of the model; empty for {@link HistoryEncoding#NONE}.
     *
     * @param dim dimensions of a highlight
     * @param prefix what the tensors' names begin with
     */
    public static Optional<HistoryEncoder> of(HistoryEncoding encoding, int dim, Model model, String prefix) {
        return switch (encoding) {
            case NONE, MEAN, MAX, KMEANS, RECENCY -> fixed(encoding, dim);
            case ATTENTION ->
                Optional.of(new AttentionEncoder(
                        dim,
                        ATTENTION_WIDTH,
                        model.tensor(prefix + "history.query", dim, ATTENTION_WIDTH)
                                .values(),
                        model.tensor(prefix + "history.key", dim, ATTENTION_WIDTH)
                                .values()));
            case RECURRENT ->
                Optional.of(new RecurrentEncoder(
                        dim,
                        STATE,
                        NEWEST,
                        model.tensor(prefix + "history.input", dim, 3 * STATE).values(),
                        model.tensor(prefix + "history.state", STATE, 3 * STATE).values(),
                        model.tensor(prefix + "history.bias", 3 * STATE).values()));
        };
    }

    /** An encoder that has no weights; empty for {@link HistoryEncoding#NONE} and for those that have. */
    public static Optional<HistoryEncoder> fixed(HistoryEncoding encoding, int dim) {
        return switch (encoding) {
            case NONE, ATTENTION, RECURRENT -> Optional.empty();
            case MEAN -> Optional.of(new MeanEncoder(dim, Double.POSITIVE_INFINITY));
            case MAX -> Optional.of(new MaxEncoder(dim));
            case KMEANS -> Optional.of(new KMeansEncoder(dim, CLUSTERS));
            case RECENCY -> Optional.of(new MeanEncoder(dim, HALF_LIFE));
        };
    }

    /** Length of the code of a highlight's dimensions; 0 for {@link HistoryEncoding#NONE}. */
    public static int codeLength(HistoryEncoding encoding, int dim) {
        return switch (encoding) {
            case NONE -> 0;
            case MEAN, MAX, RECENCY, ATTENTION -> dim;
            case KMEANS -> CLUSTERS * dim;
            case RECURRENT -> STATE;
        };
    }
}
