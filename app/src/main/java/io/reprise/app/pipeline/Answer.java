package io.reprise.app.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run found, in the shape in which {@code --json} prints it. Times are seconds. A component that is null is left
 * out of the document.
 *
 * @param video which video it is about
 * @param encoder name and version of what looked at the frames
 * @param ranker name and version of what ranked
 * @param user whose stored history was used
 * @param history how many highlights were used
 * @param personalised false if there were none, so that the ranking is generic
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
        @Nullable List<Double> cuts,
        @Nullable List<SegmentScore> segments,
        List<Suggestion> suggestions,
        List<String> warnings,
        Map<String, Double> timings) {

    /** The same answer with what was rendered, and how long it all took. */
    Answer rendered(List<Suggestion> files, List<String> allWarnings, Map<String, Double> allTimings) {
        return new Answer(
                video, encoder, ranker, user, history, personalised, cuts, segments, files, allWarnings, allTimings);
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
     */
    public record Video(String path, String sha256, double duration, int width, int height, double fps) {}

    /**
     * A segment and how it was ranked.
     *
     * @param score orders the segments within this answer and means nothing else
     * @param percentile share of the video's other segments that score lower, in [0, 100]
     * @param parts what the score is made of
     */
    public record SegmentScore(
            int index, double start, double end, double score, double percentile, Map<String, Double> parts) {}

    /**
     * A moment worth a GIF.
     *
     * @param rank from 1, best first
     * @param because the highlights it is most like, most similar first
     * @param files what was rendered of it, one a format; null if nothing was
     */
    @JsonInclude(Include.NON_NULL)
    public record Suggestion(
            int rank,
            double start,
            double end,
            double score,
            double percentile,
            Map<String, Double> parts,
            List<Reason> because,
            @Nullable String file,
            @Nullable Long bytes,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Double fps,
            @Nullable List<RenderedFile> files) {
        /** The same moment, with what was rendered of it; the first file's properties stand in its own. */
        Suggestion withFiles(List<RenderedFile> rendered) {
            RenderedFile first = rendered.get(0);
            return new Suggestion(
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
    }

    /**
     * A highlight that a suggestion is like.
     *
     * @param highlight its path or id
     * @param similarity at most 1
     * @param name what a stored one is called; null for one that is named by its path
     */
    @JsonInclude(Include.NON_NULL)
    public record Reason(
            String highlight, double similarity, @Nullable String name) {}

    /**
     * A file that was written.
     *
     * @param format gif, webp or mp4
     * @param givenUp what a size limit cost, in words; empty if nothing
     */
    public record RenderedFile(
            String format,
            String file,
            long bytes,
            int width,
            int height,
            double fps,
            @JsonProperty("given_up") String givenUp) {}
}
