package io.reprise.engine.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.reprise.engine.suggest.Suggestion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A moment worth a GIF as JSON, times in seconds. A component that is null is left out of the document.
 *
 * @param id under which a server stores it; null from the command
 * @param rank from 1, best first
 * @param score orders within one answer and means nothing else
 * @param percentile percentile rank of the score within the video, in (0, 100), one decimal
 * @param parts what the score is made of
 * @param because the highlights it is most like, most similar first
 * @param files what was rendered of it, one a format, the first one's properties in {@code file} to {@code fps}; null if
 *     nothing was
 */
@JsonInclude(Include.NON_NULL)
public record SuggestionJson(
        @Nullable String id,
        int rank,
        double start,
        double end,
        double score,
        double percentile,
        Map<String, Double> parts,
        List<ReasonJson> because,
        @Nullable String file,
        @Nullable Long bytes,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double fps,
        @Nullable List<RenderedJson> files) {
    /** A suggestion of which nothing is rendered. */
    public static SuggestionJson of(@Nullable String id, Suggestion suggestion) {
        return new SuggestionJson(
                id,
                suggestion.rank(),
                suggestion.range().startSeconds(),
                suggestion.range().endSeconds(),
                suggestion.score(),
                tenth(suggestion.percentile()),
                suggestion.parts(),
                suggestion.because().stream().map(ReasonJson::of).toList(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same moment, with the files that were rendered of it, at least one. */
    public SuggestionJson rendered(List<RenderedJson> rendered) {
        RenderedJson first = rendered.get(0);
        return new SuggestionJson(
                id,
                rank,
                start,
                end,
                score,
                percentile,
                parts,
                because,
                first.file(),
                first.bytes(),
                first.width(),
                first.height(),
                first.fps(),
                rendered);
    }

    /** Rounds to one decimal. */
    public static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
