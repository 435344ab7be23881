package io.reprise.app.cli;

import io.reprise.engine.home.ByteSize;
import io.reprise.engine.render.RenderRequest;
import io.reprise.media.render.CropChoice;
import io.reprise.media.render.Format;
import io.reprise.media.render.Framing;
import io.reprise.media.render.RenderOptions;
import io.reprise.media.render.SizeBound;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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
            description = "gif, webp, mp4, avif, apng, or several: gif,mp4 (default: ${DEFAULT-VALUE}).")
    List<Format> formats = List.of(Format.GIF);

    @Option(
            names = "--size",
            paramLabel = "S",
            defaultValue = "480",
            description = "Longest side, columns or rows; a smaller video keeps its own (default: ${DEFAULT-VALUE}).")
    int size = 480;

    @Option(
            names = "--width",
            paramLabel = "W",
            description = "Columns, whatever the shape, instead of --size; a narrower video keeps its own.")
    @Nullable
    Integer width;

    @Option(
            names = "--crop",
            paramLabel = "C",
            defaultValue = "auto",
            description =
                    "auto cuts black bars where they are certain, none shows all, W:H (such as 9:16) the middle in"
                            + " that shape (default: ${DEFAULT-VALUE}).")
    String crop = "auto";

    @Option(
            names = "--background",
            paramLabel = "RGB",
            defaultValue = "white",
            description = "What transparent pictures are laid over: #RRGGBB, white, black, ... (default:"
                    + " ${DEFAULT-VALUE}).")
    String background = "white";

    @Option(
            names = "--fps",
            paramLabel = "F",
            defaultValue = "12",
            description = "Pictures a second; a slower video keeps its own (default: ${DEFAULT-VALUE}).")
    double fps;

    @Option(
            names = "--quality",
            paramLabel = "Q",
            defaultValue = "75",
            description = "1 to 100, how much detail a file keeps; what does not show is given up first (default:"
                    + " ${DEFAULT-VALUE}).")
    int quality = RenderOptions.USUAL_QUALITY;

    @Option(
            names = "--max-size",
            paramLabel = "SIZE",
            description = "Largest size of a file, such as 8MB; what was given up for it is printed (default: none).")
    @Nullable
    String maxSize;

    @Mixin
    EffectOptions effects = new EffectOptions();

    /** How one video's moments are rendered. */
    RenderRequest request(String name) {
        Long maxBytes = maxSize == null ? null : ByteSize.parse("maxSize", maxSize);
        return new RenderRequest(out, name, formats, framing(), fps, quality, maxBytes, effects.effects());
    }

    private Framing framing() {
        SizeBound bound = width == null ? SizeBound.longer(size) : SizeBound.width(width);
        return new Framing(bound, CropChoice.parse(crop), Framing.colour(background));
    }
}
