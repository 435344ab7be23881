package io.reprise.media.ffmpeg;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;

/** Plays an animated WebP on a canvas: decodes each part, lays it over what is there, and gives whole RGBA pictures. */
final class WebpCanvas {
    private final WebpAnimation animation;
    private final byte[] rgba;

    WebpCanvas(WebpAnimation animation) {
        this.animation = animation;
        this.rgba = new byte[4 * animation.width * animation.height];
    }

    /** All pictures as an APNG file, which FFmpeg reads; parts that can't be decoded are left out. */
    byte[] toApng() throws FfmpegException {
        ApngWriter apng = new ApngWriter(animation.width, animation.height);
        for (WebpAnimation.Part part : animation.parts) {
            byte[] decoded = decode(part);
            if (decoded.length > 0) {
                draw(part, decoded);
                apng.add(rgba, part.millis());
                if (part.clear()) {
                    clear(part);
                }
            }
        }
        return apng.finish();
    }

    private void draw(WebpAnimation.Part part, byte[] decoded) {
        for (int y = 0; y < part.height(); y++) {
            for (int x = 0; x < part.width(); x++) {
                int from = 4 * (y * part.width() + x);
                int to = 4 * ((part.y() + y) * animation.width + part.x() + x);
                if (part.blend()) {
                    lay(decoded, from, to);
                } else {
                    System.arraycopy(decoded, from, rgba, to, 4);
                }
            }
        }
    }

    /** Lays a pixel over what is there, which may be transparent itself (Porter and Duff's "over"). */
    private void lay(byte[] decoded, int from, int to) {
        int alpha = decoded[from + 3] & 0xff;
        int under = (rgba[to + 3] & 0xff) * (255 - alpha) / 255;
        int both = alpha + under;
        for (int c = 0; c < 3 && both > 0; c++) {
            int mixed = (decoded[from + c] & 0xff) * alpha + (rgba[to + c] & 0xff) * under;
            rgba[to + c] = (byte) ((mixed + both / 2) / both);
        }
        rgba[to + 3] = (byte) both;
    }

    private void clear(WebpAnimation.Part part) {
        for (int y = part.y(); y < part.y() + part.height(); y++) {
            int from = 4 * (y * animation.width + part.x());
            java.util.Arrays.fill(rgba, from, from + 4 * part.width(), (byte) 0);
        }
    }

    /** RGBA bytes of a part, none if it is damaged. */
    private static byte[] decode(WebpAnimation.Part part) throws FfmpegException {
        try (NativeScope scope = new NativeScope()) {
            AVCodec codec = avcodec.avcodec_find_decoder(avcodec.AV_CODEC_ID_WEBP);
            AVCodecContext context = scope.own(avcodec.avcodec_alloc_context3(codec), avcodec::avcodec_free_context);
            Ffmpeg.check(avcodec.avcodec_open2(context, codec, (AVDictionary) null), "open the WebP decoder");
            AVPacket packet = scope.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
            Ffmpeg.check(avcodec.av_new_packet(packet, part.still().length), "allocate a packet");
            packet.data().put(part.still(), 0, part.still().length);
            AVFrame frame = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
            boolean decoded = avcodec.avcodec_send_packet(context, packet) >= 0
                    && avcodec.avcodec_receive_frame(context, frame) >= 0
                    && frame.width() == part.width()
                    && frame.height() == part.height();
            return decoded ? rgbaOf(frame) : new byte[0];
        }
    }

    private static byte[] rgbaOf(AVFrame frame) throws FfmpegException {
        try (NativeScope scope = new NativeScope()) {
            SwsContext sws = scope.own(swscale.sws_alloc_context(), swscale::sws_free_context);
            AVFrame converted = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
            converted.format(avutil.AV_PIX_FMT_RGBA);
            converted.width(frame.width());
            converted.height(frame.height());
            Ffmpeg.check(avutil.av_frame_get_buffer(converted, 0), "allocate a picture");
            Ffmpeg.check(swscale.sws_scale_frame(sws, converted, frame), "convert a picture");
            BytePointer data = converted.data(0);
            ByteBuffer pixels =
                    data.capacity((long) converted.linesize(0) * frame.height()).asByteBuffer();
            byte[] rgba = new byte[4 * frame.width() * frame.height()];
            int row = 4 * frame.width();
            for (int y = 0; y < frame.height(); y++) {
                pixels.get(y * converted.linesize(0), rgba, y * row, row);
            }
            return rgba;
        }
    }
}
