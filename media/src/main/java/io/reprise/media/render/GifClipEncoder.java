package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.render.gif.GifEncoder;
import io.reprise.media.render.gif.GifOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A GIF through {@link GifEncoder}.
 *
 * @param plays how often it is played, 0 for ever
 * @param threads that work at it, at least 1
 */
record GifClipEncoder(int plays, int threads) implements ClipEncoder {
    private static final int BUFFER_BYTES = 1 << 16;

    @Override
    public Encoded encode(SourceFrames frames, EncodeSettings settings, SourceNote note, Path file)
            throws BadInputException, FfmpegException, IOException {
        FrameGeometry geometry = frames.geometry();
        GifOptions options = GifOptions.ofQuality(GifOptions.BEST - settings.coarseness(), settings.colours());
        var plan = new GifEncoder.Plan(geometry.width(), geometry.height(), options, note.text(), plays, threads);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
            GifEncoder gif = new GifEncoder(out, plan);
            long length = frames.play(gif::add);
            return new Encoded(gif.finish(length), length);
        }
    }
}
