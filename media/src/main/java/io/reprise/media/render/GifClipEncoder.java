package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.render.gif.GifEncoder;
import io.reprise.media.render.gif.Palette;
import io.reprise.media.render.gif.PaletteMaker;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Goes through the footage twice: for the palette, and to write the pictures.
 *
 * @param plays how often it is played, 0 for ever
 */
record GifClipEncoder(int plays) implements ClipEncoder {
    /** Of every picture about so many pixels are counted for the palette. */
    private static final int COUNTED_PIXELS = 30_000;

    private static final int BUFFER_BYTES = 1 << 16;

    @Override
    public Encoded encode(SourceFrames frames, EncodeSettings settings, SourceNote note, Path file)
            throws BadInputException, FfmpegException, IOException {
        PaletteMaker colours = new PaletteMaker();
        long expected = count(frames, colours);
        Palette palette = colours.make(settings.colours());
        FrameGeometry geometry = frames.geometry();
        var plan = new GifEncoder.Plan(
                geometry.width(), geometry.height(), palette, settings.coarseness(), note.text(), plays, expected);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
            GifEncoder gif = new GifEncoder(out, plan);
            long length = frames.play(gif::add);
            return new Encoded(gif.finish(length), length);
        }
    }

    /** Counts the colours; says how long the pictures are shown. */
    private static long count(SourceFrames frames, PaletteMaker maker)
            throws BadInputException, FfmpegException, IOException {
        int pixels = frames.geometry().width() * frames.geometry().height();
        // odd, so that the counted pixels do not line up in columns
        int step = Math.max(1, pixels / COUNTED_PIXELS) | 1;
        return frames.play((micros, rgb) -> maker.add(rgb, step));
    }
}
