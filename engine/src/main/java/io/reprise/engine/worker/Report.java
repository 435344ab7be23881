package io.reprise.engine.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.reprise.core.error.ErrorKind;
import io.reprise.engine.analysis.StageTimes;
import io.reprise.engine.json.Answer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Line of JSON that a worker writes while it does a task. The last one of a task is a {@link Result}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "report")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Report.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = Report.Step.class, name = "step"),
    @JsonSubTypes.Type(value = Report.PlanLine.class, name = "plan"),
    @JsonSubTypes.Type(value = Report.Warning.class, name = "warning"),
    @JsonSubTypes.Type(value = Report.Unusable.class, name = "unusable"),
    @JsonSubTypes.Type(value = Report.Part.class, name = "part"),
    @JsonSubTypes.Type(value = Report.Found.class, name = "found"),
    @JsonSubTypes.Type(value = Report.First.class, name = "first"),
    @JsonSubTypes.Type(value = Report.Analysed.class, name = "analysed"),
    @JsonSubTypes.Type(value = Report.Written.class, name = "written"),
    @JsonSubTypes.Type(value = Report.Suggested.class, name = "suggested"),
    @JsonSubTypes.Type(value = Report.Features.class, name = "features"),
    @JsonSubTypes.Type(value = Report.Measured.class, name = "measured"),
    @JsonSubTypes.Type(value = Report.Compared.class, name = "compared"),
    @JsonSubTypes.Type(value = Report.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Report.Failed.class, name = "failed")
})
@JsonInclude(Include.NON_NULL)
public sealed interface Report {
    /** Last report of a task. */
    sealed interface Result extends Report {}

    /**
     * Progress of a job.
     *
     * @param part of the stage that is done, in [0, 1]
     */
    record Progress(Stage stage, double part) implements Report {}

    /**
     * Progress of a run whose stages are named for people; the first one of a name begins it.
     *
     * @param part of the stage that is done, in [0, 1]
     */
    record Step(String stage, double part) implements Report {}

    /** Line of the plan, before the work. */
    record PlanLine(String line) implements Report {}

    /** Problem that did not stop the task, in one line. */
    record Warning(String message) implements Report {}

    /** One of several files can't be used; the others go on. */
    record Unusable(String code, String message) implements Report {}

    /** A file or folder is about to be written under this name, before it is moved into place. */
    record Part(Path path) implements Report {}

    /** A video is what is said here: before a whole one is analysed, after each of several clips was. */
    record Found(Video video) implements Report {}

    /** The beginning of a video was analysed and is in the cache. */
    record First(Video video) implements Report {}

    /** The whole video was analysed and is in the cache. */
    record Analysed(Video video) implements Result {}

    /** Files were rendered, in the task's order. */
    record Written(List<File> files) implements Result {
        public Written {
            files = List.copyOf(files);
        }
    }

    /** Moments were found, and rendered where that was asked for. */
    record Suggested(Answer answer) implements Result {}

    /**
     * A data set's features of a video were written.
     *
     * @param segments number of rows in the file
     */
    record Features(Path target, int segments) implements Result {}

    /** The parts of an analysis were timed. */
    record Measured(StageTimes times) implements Result {}

    /**
     * Clips were compared.
     *
     * @param same the file that the clip is a copy of; null if it is none
     */
    record Compared(@Nullable Path same) implements Result {}

    /** The task is done, and has nothing to say. */
    record Done() implements Result {}

    /**
     * The task is not done.
     *
     * @param code short and stable, for programs
     * @param message one line for people; of a bug what and where it is
     */
    record Failed(ErrorKind kind, String code, String message) implements Result {}

    /**
     * Video as it was probed or analysed.
     *
     * @param sha256 of its content
     * @param fps mean frames a second
     */
    record Video(String sha256, long durationMicros, int width, int height, double fps) {}

    /**
     * Rendered file.
     *
     * @param givenUp what a size limit cost, a line each
     */
    record File(String format, long bytes, int width, int height, double fps, List<String> givenUp) {}
}
