package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.media.ffmpeg.Codecs;
import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.ffmpeg.OutputFile;
import io.reprise.media.ffmpeg.PlainFrame;
import io.reprise.media.ffmpeg.StreamEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Animated PNG, in all colours; only a size limit takes bits from them.
 *
 * @param plays how often it is played, 0 for ever
 */
record ApngClipEncoder(int plays) implements ClipEncoder {
    private static final int TICKS_PER_SECOND = 1000;

    @Override
    public Encoded encode(SourceFrames frames, EncodeSettings settings, SourceNote note, Path file)
            throws BadInputException, FfmpegException, IOException {
        Codecs.requireEncoder("apng", "APNG", "webp");
        FrameGeometry geometry = frames.geometry();
        byte[] levels = levels((int) Math.round(settings.coarseness()));
        Encoded encoded;
        try (OutputFile out = new OutputFile(file, "apng");
                PlainFrame frame = new PlainFrame(geometry.width(), geometry.height(), avutil.AV_PIX_FMT_RGB24);
                StreamEncoder encoder =
                        new StreamEncoder("apng", c -> configure(c, geometry), Map.of("pred", "mixed"))) {
            AVStream stream = out.add(encoder);
            out.start(Map.of(), Map.of("plays", Integer.toString(plays), "final_delay", "1/10"));
            byte[] coarse = new byte[(int) geometry.pictureBytes()];
            long[] last = {0, 0};
            long length = frames.play((micros, rgb) -> {
                for (int i = 0; i < coarse.length; i++) {
                    coarse[i] = levels[rgb[i] & 0xff];
                }
                encoder.send(frame.fill(coarse, micros * TICKS_PER_SECOND / 1_000_000));
                out.write(encoder, stream, stamp -> 0);
                last[0]++;
                last[1] = micros;
            });
            encoder.send(null);
            out.write(encoder, stream, stamp -> 0);
            out.finish();
            encoded = new Encoded((int) last[0], length);
            PngChunks.setLastDelay(file, (int) Math.max(1, (length - last[1]) / 1000));
        }
        PngChunks.addText(file, note.text());
        return encoded;
    }

    /** What becomes of each level when so many bits fewer are left. */
    private static byte[] levels(int fewer) {
        byte[] levels = new byte[256];
        int steps = (256 >> fewer) - 1;
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) Math.round(Math.rint(i / 255.0 * steps) * 255 / steps);
        }
        return levels;
    }

    private static void configure(AVCodecContext context, FrameGeometry geometry) {
        context.width(geometry.width()).height(geometry.height());
        context.pix_fmt(avutil.AV_PIX_FMT_RGB24);
        context.time_base(avutil.av_make_q(1, TICKS_PER_SECOND));
    }
}
