package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.media.ffmpeg.Ffmpeg;
import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.ffmpeg.NativeScope;
import io.reprise.media.ffmpeg.StreamEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Animated WebP through libwebp, which drops what does not change between pictures by itself. */
record WebpClipEncoder(int plays) implements ClipEncoder {
    private static final int BEST = 100;

    /** libwebp's effort, 0 (fast) to 6 (small). */
    private static final int EFFORT = 3;

    @Override
    public Encoded encode(SourceFrames frames, EncodeSettings settings, SourceNote note, Path file)
            throws BadInputException, FfmpegException, IOException {
        Ffmpeg.load();
        FrameGeometry geometry = frames.geometry();
        Map<String, String> options = Map.of("quality", Double.toString(BEST - settings.coarseness()));
        try (NativeScope scope = new NativeScope();
                StreamEncoder encoder = new StreamEncoder("libwebp_anim", c -> configure(c, geometry), options)) {
            AVFrame frame = frame(scope, geometry);
            int[] pictures = {0};
            long[] last = {0};
            long length = frames.play((micros, rgb) -> {
                fill(frame, geometry, rgb);
                frame.pts(micros / 1000);
                encoder.send(frame);
                requireNothing(encoder.receive());
                last[0] = micros;
                pictures[0]++;
            });
            encoder.send(null);
            int lastDelay = (int) Math.max(1, length / 1000 - last[0] / 1000);
            byte[] bytes = bytes(encoder.receive());
            Files.write(
                    file, WebpFile.finish(bytes, geometry.width(), geometry.height(), lastDelay, plays, note.text()));
            return new Encoded(pictures[0], length);
        }
    }

    private static void configure(AVCodecContext context, FrameGeometry geometry) {
        context.width(geometry.width()).height(geometry.height());
        context.pix_fmt(avutil.AV_PIX_FMT_BGRA);
        context.time_base(avutil.av_make_q(1, 1000));
        context.compression_level(EFFORT);
    }

    private static AVFrame frame(NativeScope scope, FrameGeometry geometry) throws FfmpegException {
        AVFrame frame = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
        frame.format(avutil.AV_PIX_FMT_BGRA);
        frame.width(geometry.width());
        frame.height(geometry.height());
        Ffmpeg.check(avutil.av_frame_get_buffer(frame, 0), "allocate a picture");
        return frame;
    }

    private static void fill(AVFrame frame, FrameGeometry geometry, byte[] rgb) throws FfmpegException {
        Ffmpeg.check(avutil.av_frame_make_writable(frame), "allocate a picture");
        int stride = frame.linesize(0);
        ByteBuffer target =
                frame.data(0).capacity((long) stride * geometry.height()).asByteBuffer();
        byte[] row = new byte[4 * geometry.width()];
        for (int y = 0; y < geometry.height(); y++) {
            for (int x = 0; x < geometry.width(); x++) {
                int from = 3 * (y * geometry.width() + x);
                row[4 * x] = rgb[from + 2];
                row[4 * x + 1] = rgb[from + 1];
                row[4 * x + 2] = rgb[from];
                row[4 * x + 3] = (byte) 0xff;
            }
            target.put(y * stride, row);
        }
    }

    private static void requireNothing(@Nullable AVPacket packet) {
        if (packet != null) {
            throw new IllegalStateException("the WebP encoder gave something before the end");
        }
    }

    private static byte[] bytes(@Nullable AVPacket packet) throws FfmpegException {
        if (packet == null) {
            throw new FfmpegException(avutil.AVERROR_EXTERNAL(), "the WebP encoder gave nothing");
        }
        byte[] bytes = new byte[packet.size()];
        packet.data().get(bytes);
        return bytes;
    }
}
