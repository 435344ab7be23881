package io.reprise.media.render;

import io.reprise.core.file.PartFile;
import io.reprise.core.time.TimeRange;
import io.reprise.core.trouble.BadInputException;
import io.reprise.media.VideoInfo;
import io.reprise.media.ffmpeg.FfmpegException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Renders a range of a video: exactly its pictures, at the video's own speed, upright, with square pixels. The file is
 * written beside its place and moved there when it is whole; whatever goes wrong, nothing partial is left.
 */
public final class Renderer {
    private static final long HELD_BYTES = 160L << 20;

    private final VideoInfo video;
    private final String sha256;
    private final BooleanSupplier cancelled;

    /**
     * Prepares to render from a video.
     *
     * @param video what was probed
     * @param sha256 of its file, 64 hexadecimal digits; goes into the files' comments
     * @param cancelled asked often; once it says true rendering ends with {@link
     *     java.util.concurrent.CancellationException}
     */
    public Renderer(VideoInfo video, String sha256, BooleanSupplier cancelled) {
        this.video = video;
        this.sha256 = sha256;
        this.cancelled = cancelled;
    }

    /**
     * Renders one range. Several threads may do so at once.
     *
     * @param file where to; an existing file is replaced
     * @throws BadInputException "damaged" if no picture of the range can be decoded; "no-space", "not-writable" or
     *     "write-failed" if it can't be written; "too-large" if the size limit can't be met
     */
    public Rendered render(TimeRange range, Path file, RenderOptions options) throws BadInputException {
        try (PartFile part = PartFile.beside(file)) {
            Shape shape = Shape.of(video, options.format(), options.width(), options.framesPerSecond());
            Footage footage = HeldFootage.holding(
                    new DecodedFootage(video, range, shape, options.threads(), cancelled), HELD_BYTES);
            SourceNote note = new SourceNote(sha256, range);
            Setting setting = new Setting(shape, Setting.ALL_COLOURS, 0);
            ClipEncoder.Encoded encoded = new GifClipEncoder().encode(footage, setting, note, part.path());
            long bytes = Files.size(part.path());
            part.moveIntoPlace();
            return new Rendered(
                    file,
                    new TimeRange(range.startMicros(), range.startMicros() + encoded.lengthMicros()),
                    bytes,
                    shape.width(),
                    shape.height(),
                    encoded.pictures() * 1e6 / encoded.lengthMicros(),
                    encoded.pictures(),
                    List.of());
        } catch (IOException e) {
            throw WriteTrouble.of(e, file);
        } catch (FfmpegException e) {
            throw new BadInputException(
                    "damaged", "can't be rendered: " + video.path() + " (" + e.getMessage() + ")", e);
        }
    }
}
