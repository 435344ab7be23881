package io.reprise.engine.history;

import io.reprise.core.history.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is stored of one person and counts for ranking. Equal records give equal histories.
 *
 * @param highlights what the person made, oldest first
 * @param rejected moments the person refused ("Not this"), oldest first
 * @param shown moments that were suggested to the person, oldest first, whatever became of them
 */
public record PersonRecord(List<HighlightRecord> highlights, List<Origin> rejected, List<Origin> shown) {
    /** Nothing is known. */
    public static final PersonRecord NONE = new PersonRecord(List.of(), List.of(), List.of());

    public PersonRecord {
        highlights = List.copyOf(highlights);
        rejected = List.copyOf(rejected);
        shown = List.copyOf(shown);
    }

    /** The same person with highlights that are not stored, which count as the newest. */
    public PersonRecord with(List<HighlightRecord> more) {
        List<HighlightRecord> all = new ArrayList<>(highlights);
        all.addAll(more);
        return new PersonRecord(all, rejected, shown);
    }
}
