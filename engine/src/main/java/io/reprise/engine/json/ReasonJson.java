package io.reprise.engine.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.reprise.engine.history.HighlightRecord;
import io.reprise.engine.suggest.Suggestion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A highlight that a suggestion is like. A component that is null is left out of the document.
 *
 * @param highlight its path or id
 * @param name what a stored one is called; null for one that is named by its path
 * @param made when a stored one was made, ISO 8601; null otherwise
 * @param similarity at most 1
 */
@JsonInclude(Include.NON_NULL)
public record ReasonJson(
        String highlight, @Nullable String name, @Nullable String made, double similarity) {
    static ReasonJson of(Suggestion.Reason reason) {
        HighlightRecord highlight = reason.highlight();
        boolean stored = highlight.madeMillis().isPresent();
        return new ReasonJson(
                highlight.id(),
                stored ? highlight.name() : null,
                stored
                        ? Instant.ofEpochMilli(highlight.madeMillis().getAsLong())
                                .toString()
                        : null,
                reason.similarity());
    }
}
