package io.reprise.engine.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.reprise.engine.analysis.FeatureJob;
import io.reprise.engine.analysis.StageTimes;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.pipeline.Request;
import io.reprise.engine.render.RenderRequest;
import io.reprise.media.render.Effects;
import io.reprise.media.render.Format;
import io.reprise.media.render.Framing;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Work for a worker process, which opens nothing but the files that are named; one line of JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "task")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Task.Analyse.class, name = "analyse"),
    @JsonSubTypes.Type(value = Task.Look.class, name = "look"),
    @JsonSubTypes.Type(value = Task.Compare.class, name = "compare"),
    @JsonSubTypes.Type(value = Task.Render.class, name = "render"),
    @JsonSubTypes.Type(value = Task.Picture.class, name = "picture"),
    @JsonSubTypes.Type(value = Task.Install.class, name = "install"),
    @JsonSubTypes.Type(value = Task.Suggest.class, name = "suggest"),
    @JsonSubTypes.Type(value = Task.Features.class, name = "features"),
    @JsonSubTypes.Type(value = Task.Measure.class, name = "measure")
})
public sealed interface Task {
    /**
     * Analyses a whole video into the cache of the home. Ends with {@link Report.Analysed}.
     *
     * @param home the folder the features are kept in
     * @param file the video
     * @param threads for decoding and encoders
     * @param firstMicros length of its beginning that is analysed first, for early suggestions; 0 for none
     * @param encoder name of the encoder
     */
    record Analyse(Path home, Path file, int threads, long firstMicros, String encoder) implements Task {}

    /**
     * Analyses clips, one after the other, each told by {@link Report.Found}; one that can't be
     * read is told by {@link Report.Unusable}, and the others go on. Ends with {@link Report.Done}.
     *
     * @param home the folder the features are kept in
     * @param files the clips
     * @param encoder name of the encoder
     */
    record Look(Path home, List<Path> files, String encoder) implements Task {}

    /**
     * Finds out whether a clip is a copy of another, encoded anew. Ends with {@link Report.Compared}.
     *
     * @param file the clip
     * @param others clips it may be a copy of
     */
    record Compare(Path file, List<Path> others) implements Task {}

    /**
     * Writes files that show ranges of a video. Ends with {@link Report.Written}.
     *
     * @param file the video
     * @param sha256 of its content
     * @param clips what to write
     * @param threads for decoding and encoding
     */
    record Render(Path file, String sha256, List<Clip> clips, int threads) implements Task {}

    /**
     * File to be rendered.
     *
     * @param framing size, what is shown, and over what
     * @param quality 1 to 100
     * @param maxBytes largest size; null for no limit
     * @param effects what is done to the moment beside showing it
     * @param out the file to write
     */
    record Clip(
            long startMicros,
            long endMicros,
            Format format,
            Framing framing,
            double framesPerSecond,
            int quality,
            @Nullable Long maxBytes,
            Effects effects,
            Path out) {}

    /**
     * Writes a JPEG of the frame that is shown at a moment. Ends with {@link Report.Done}.
     *
     * @param width columns wanted; a narrower video keeps its own
     */
    record Picture(Path file, long atMicros, int width, Path out) implements Task {}

    /**
     * Checks a network by running it, and puts it into the store of encoders. Ends with {@link Report.Done}.
     *
     * @param home whose encoders
     * @param encoder its name in the catalogue
     * @param file the network, verified
     */
    record Install(Path home, String encoder, Path file) implements Task {}

    /**
     * Finds moments of a video for a person, and renders them. Ends with {@link Report.Suggested}.
     *
     * @param home cache, encoders and models
     * @param cache how large the cache may grow
     * @param rendering how to write the moments; null to render nothing
     * @param plan whether to tell the plan
     */
    record Suggest(
            Path home,
            CacheLimit cache,
            Request request,
            @Nullable RenderRequest rendering,
            boolean plan) implements Task {}

    /**
     * Writes a data set's features of one video. Ends with {@link Report.Features}.
     *
     * @param home cache and encoders
     * @param cache how large the cache may grow
     */
    record Features(Path home, CacheLimit cache, FeatureJob job) implements Task {}

    /**
     * Times the parts of an analysis, each alone. Ends with {@link Report.Measured}.
     *
     * @param home encoders
     */
    record Measure(Path home, StageTimes.Job job) implements Task {}
}
