package io.reprise.engine.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.reprise.media.render.Effects;
import io.reprise.media.render.Format;
import io.reprise.media.render.Framing;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something to be done by a child process, which opens nothing but the file that is named. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "task")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Task.Analyse.class, name = "analyse"),
    @JsonSubTypes.Type(value = Task.Look.class, name = "look"),
    @JsonSubTypes.Type(value = Task.Compare.class, name = "compare"),
    @JsonSubTypes.Type(value = Task.Render.class, name = "render"),
    @JsonSubTypes.Type(value = Task.Picture.class, name = "picture"),
    @JsonSubTypes.Type(value = Task.Install.class, name = "install")
})
public sealed interface Task {
    /**
     * Looks at a whole video; what is found goes into the cache of the home.
     *
     * @param home the folder the features are kept in
     * @param file the video
     * @param threads for decoding and looking
     * @param firstMicros how much of its beginning is looked at first, so that there are early suggestions; 0 for none
     * @param encoder name of what looks
     */
    record Analyse(Path home, Path file, int threads, long firstMicros, String encoder) implements Task {}

    /**
     * Looks at kept clips, one after the other, and says what each is; one that can't be read is told of and the others
     * go on.
     *
     * @param home the folder the features are kept in
     * @param files the clips
     * @param encoder name of what looks
     */
    record Look(Path home, List<Path> files, String encoder) implements Task {}

    /**
     * Finds out whether a clip is a copy of another, encoded anew; the last report names that other in its message.
     *
     * @param file the clip
     * @param others clips it may be a copy of
     */
    record Compare(Path file, List<Path> others) implements Task {}

    /**
     * Writes files that show ranges of a video.
     *
     * @param file the video
     * @param sha256 of its content
     * @param clips what to write
     * @param threads for decoding and encoding
     */
    record Render(Path file, String sha256, List<Clip> clips, int threads) implements Task {}

    /**
     * One file to be written.
     *
     * @param framing size, what is shown, and over what
     * @param maxBytes what it may have at most; null for no limit
     * @param effects what is done to the moment beside showing it
     * @param out where to
     */
    record Clip(
            long startMicros,
            long endMicros,
            Format format,
            Framing framing,
            double framesPerSecond,
            @Nullable Long maxBytes,
            Effects effects,
            Path out) {}

    /**
     * Writes a JPEG of the picture that is shown at a moment.
     *
     * @param width columns wanted; a narrower video keeps its own
     */
    record Picture(Path file, long atMicros, int width, Path out) implements Task {}

    /**
     * Checks a network by running it, and puts it into the store of encoders.
     *
     * @param home whose encoders
     * @param encoder its name in the catalogue
     * @param file the network, verified
     */
    record Install(Path home, String encoder, Path file) implements Task {}
}
