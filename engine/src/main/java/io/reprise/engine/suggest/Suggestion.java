package io.reprise.engine.suggest;

import io.reprise.core.time.TimeRange;
import io.reprise.engine.history.HighlightRecord;
import java.util.List;
import java.util.Map;

/**
 * A moment worth a GIF.
 *
 * @param rank from 1, best first
 * @param segment index of the segment it was chosen for
 * @param range what to show
 * @param score orders within one answer and means nothing else
 * @param percentile percentile rank of the score within the video, in (0, 100)
 * @param parts what the score is made of, by name, in the order to show
 * @param because the highlights it is most like, most similar first; at most three
 */
public record Suggestion(
        int rank,
        int segment,
        TimeRange range,
        double score,
        double percentile,
        Map<String, Double> parts,
        List<Reason> because) {
    public Suggestion {
        because = List.copyOf(because);
    }

    /**
     * A highlight that a suggestion is like.
     *
     * @param similarity in (0, 1], rounded to four places
     */
    public record Reason(HighlightRecord highlight, double similarity) {}
}
