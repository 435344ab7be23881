package io.reprise.engine.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run found, in the shape in which {@code --json} prints it. Times are seconds. A component that is null is left
 * out of the document, but for the confidence.
 *
 * @param video which video it is about
 * @param encoder name and version of what looked at the frames
 * @param ranker name and version of what ranked
 * @param user whose stored history was used
 * @param history how many highlights were used
 * @param personalised false if there were none, so that the ranking is generic
 * @param confidence how sure it is that anything here is like what this person clips, in [0, 1]; null without a history
 * @param cuts hard cuts, if everything was asked for
 * @param segments every segment in time order, if everything was asked for
 * @param suggestions the chosen moments, best first
 * @param warnings what people should know, a line each
 * @param timings seconds each stage took, by its name
 */
@JsonInclude(Include.NON_NULL)
public record Answer(
        Video video,
        String encoder,
        String ranker,
        String user,
        int history,
        boolean personalised,
        @JsonInclude(Include.ALWAYS) @Nullable Double confidence,
        @Nullable List<Double> cuts,
        @Nullable List<SegmentScore> segments,
        List<SuggestionJson> suggestions,
        List<String> warnings,
        Map<String, Double> timings) {

    /** The same answer with what was rendered, and how long it all took. */
    public Answer rendered(List<SuggestionJson> files, List<String> allWarnings, Map<String, Double> allTimings) {
        return new Answer(
                video,
                encoder,
                ranker,
                user,
                history,
                personalised,
                confidence,
                cuts,
                segments,
                files,
                allWarnings,
                allTimings);
    }

    /**
     * The video.
     *
     * @param path its name as given
     * @param sha256 of its content
     * @param duration seconds from the first frame shown to the end of the last
     * @param width columns as shown
     * @param height rows as shown
     * @param fps mean frames a second
     * @param offset seconds after the file's beginning, which is time 0 for players, at which its first frame, which is
     *     time 0 here, is shown; above 0 where sound starts earlier
     */
    public record Video(
            String path, String sha256, double duration, int width, int height, double fps, double offset) {}

    /**
     * A segment and how it was ranked.
     *
     * @param score orders the segments within this answer and means nothing else
     * @param percentile percentile rank of the score within the video, in (0, 100)
     * @param parts what the score is made of
     */
    public record SegmentScore(
            int index, double start, double end, double score, double percentile, Map<String, Double> parts) {}
}
