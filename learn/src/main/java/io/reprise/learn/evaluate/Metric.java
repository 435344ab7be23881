package io.reprise.learn.evaluate;

/** The three numbers every table shows. */
public enum Metric {
    /** Mean average precision, larger is better. */
    MAP("map", "mAP"),
    /** Normalised meaningful summary duration, smaller is better. */
    NMSD("nmsd", "nMSD"),
    /** Share of the highlights within the 5 best segments, larger is better. */
    RECALL_AT_5("recall_at_5", "Recall@5");

    private final String key;
    private final String label;

    Metric(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** Its name in JSON and CSV. */
    public String key() {
        return key;
    }

    /** Its name in print. */
    public String label() {
        return label;
    }

    /** Its value for one video; NaN where it has none. */
    double of(VideoScore score) {
        return switch (this) {
            case MAP -> score.averagePrecision();
            case NMSD -> score.nmsd();
            case RECALL_AT_5 -> score.recallAt5();
        };
    }
}
