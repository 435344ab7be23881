package io.reprise.engine.render;

import io.reprise.core.error.InvalidValueException;
import io.reprise.media.render.Effects;
import io.reprise.media.render.Format;
import io.reprise.media.render.Framing;
import io.reprise.media.render.RenderOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How the chosen moments are rendered.
 *
 * @param out folder for the files; made where it is missing
 * @param name first part of the files' names, before the rank
 * @param formats what each moment is written as, at least one
 * @param framing size, what is shown, and over what
 * @param framesPerSecond pictures a second wanted
 * @param quality 1 to 100
 * @param maxBytes what a file may have at most; null for no limit
 * @param effects what is done to a moment beside showing it
 */
public record RenderRequest(
        Path out,
        String name,
        List<Format> formats,
        Framing framing,
        double framesPerSecond,
        int quality,
        @Nullable Long maxBytes,
        Effects effects) {
    /** Of the 255 that usual file systems take, with room for a number, a rank and an extension. */
    private static final int MOST_NAME_BYTES = 230;

    public RenderRequest {
        formats = formats.stream().distinct().toList();
        if (formats.isEmpty()) {
            throw new InvalidValueException("format", "at least one format is needed: gif, webp, mp4, avif or apng");
        }
        new RenderOptions(formats.get(0), framing, framesPerSecond, quality, limit(maxBytes), 1, effects);
    }

    RenderOptions options(Format format, int threads) {
        return new RenderOptions(format, framing, framesPerSecond, quality, limit(maxBytes), threads, effects);
    }

    Path file(int rank, Format format) {
        return out.resolve(String.format("%s-%02d.%s", name, rank, format.extension()));
    }

    /**
     * The first part of files' names for a video: its own name without the extension, and of one as long as file systems
     * take only the beginning, as a rank and another extension are added.
     */
    public static String nameFor(Path video) {
        String name = String.valueOf(video.getFileName()).replace('\uFFFD', '_'); // of a name that is no text
        int dot = name.lastIndexOf('.');
        String brief = dot > 0 ? name.substring(0, dot) : name;
        while (brief.getBytes(StandardCharsets.UTF_8).length > MOST_NAME_BYTES) {
            brief = brief.substring(0, brief.offsetByCodePoints(brief.length(), -1));
        }
        return brief;
    }

    private static OptionalLong limit(@Nullable Long maxBytes) {
        return maxBytes == null ? OptionalLong.empty() : OptionalLong.of(maxBytes);
    }
}
