package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.media.VideoInfo;
import io.reprise.media.ffmpeg.Codecs;
import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.ffmpeg.OutputFile;
import io.reprise.media.ffmpeg.RgbPicture;
import io.reprise.media.ffmpeg.StreamEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Animated AVIF: AV1 (4:2:0) in the file of a picture.
 *
 * @param video for its rate
 */
record AvifClipEncoder(VideoInfo video, RenderOptions options) implements ClipEncoder {
    private static final int TICKS_PER_SECOND = 1000;

    /** libaom's haste, 0 to 9: from 6 on a second of film at 480 x 270 takes well under a second. */
    private static final String HASTE = "7";

    @Override
    public Encoded encode(SourceFrames frames, EncodeSettings settings, SourceNote note, Path file)
            throws BadInputException, FfmpegException, IOException {
        Codecs.requireEncoder(Codecs.AV1_ENCODER, "AVIF", "webp");
        FrameGeometry geometry = frames.geometry();
        Map<String, String> how =
                Map.of("crf", Long.toString(Math.round(settings.coarseness())), "cpu-used", HASTE, "row-mt", "1");
        Encoded encoded;
        try (OutputFile out = new OutputFile(file, "avif");
                RgbPicture picture = new RgbPicture(geometry.width(), geometry.height());
                StreamEncoder encoder = new StreamEncoder(Codecs.AV1_ENCODER, c -> configure(c, geometry), how)) {
            AVStream stream = out.add(encoder);
            out.start(
                    Map.of(), Map.of("loop", Integer.toString(options.effects().loop())));
            Map<Long, Long> lengths = new HashMap<>();
            FrameDurations pictures = new FrameDurations(geometry, (micros, until, rgb) -> {
                lengths.put(ticks(micros), Math.max(1, ticks(until) - ticks(micros)));
                encoder.send(picture.convert(rgb, ticks(micros)));
                out.write(encoder, stream, stamp -> lengths.getOrDefault(stamp, 0L));
            });
            long length = frames.play(pictures);
            encoded = new Encoded(pictures.finish(length), length);
            encoder.send(null);
            out.write(encoder, stream, stamp -> lengths.getOrDefault(stamp, 0L));
            out.finish();
        }
        NoteBox.append(file, note);
        return encoded;
    }

    private void configure(AVCodecContext context, FrameGeometry geometry) {
        context.width(geometry.width()).height(geometry.height());
        context.pix_fmt(avutil.AV_PIX_FMT_YUV420P);
        context.time_base(avutil.av_make_q(1, TICKS_PER_SECOND));
        double rate = Math.min(geometry.framesPerSecond(), Math.max(1, video.framesPerSecond()));
        context.framerate(avutil.av_d2q(rate, 1001 * 240));
        context.thread_count(options.threads());
        context.color_range(avutil.AVCOL_RANGE_MPEG).colorspace(avutil.AVCOL_SPC_BT709);
        context.color_primaries(avutil.AVCOL_PRI_BT709).color_trc(avutil.AVCOL_TRC_BT709);
        context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    }

    private static long ticks(long micros) {
        return Math.round(micros * (TICKS_PER_SECOND / 1e6));
    }
}
