package io.reprise.app.cli;

import io.reprise.app.cache.ByteSize;
import io.reprise.app.pipeline.RenderRequest;
import io.reprise.media.render.Format;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code make} that say how the moments are written. */
final class RenderingOptions {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = ".",
            description =
                    "Folder for the files, made where it is missing; files of the same name are replaced (default:"
                            + " the folder you are in).")
    Path out = Path.of(".");

    @Option(
            names = "--format",
            paramLabel = "F",
            split = ",",
            defaultValue = "gif",
            description = "gif, webp, mp4, or several: gif,mp4 (default: ${DEFAULT-VALUE}).")
    List<Format> formats = List.of(Format.GIF);

    @Option(
            names = "--width",
            paramLabel = "W",
            defaultValue = "480",
            description = "Columns; a narrower video keeps its own (default: ${DEFAULT-VALUE}).")
    int width;

    @Option(
            names = "--fps",
            paramLabel = "F",
            defaultValue = "12",
            description = "Pictures a second; a slower video keeps its own (default: ${DEFAULT-VALUE}).")
    double fps;

    @Option(
            names = "--max-size",
            paramLabel = "SIZE",
            description = "Largest size of a file, such as 8MB; what was given up for it is printed (default: none).")
    @Nullable
    String maxSize;

    /** How one video's moments are rendered. */
    RenderRequest request(String name) {
        Long maxBytes = maxSize == null ? null : ByteSize.parse("--max-size", maxSize);
        return new RenderRequest(out, name, formats, width, fps, maxBytes);
    }
}
