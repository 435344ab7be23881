package io.reprise.media.ffmpeg;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;

/**
 * What transparent pictures are laid over, in their stored size: scaling first would mix hidden colours
 * into the edges.
 */
final class BackgroundFill implements AutoCloseable {
    private static final int OPAQUE = 255;
    private static final int PALETTE = 256;
    /** A palette's colours are 0xAARRGGBB. */
    private static final int ALPHA_SHIFT = 24;

    private final NativeScope scope = new NativeScope();
    private final int colour;
    private final SwsContext sws;
    private final AVFrame clear;
    private final AVFrame solid;

    /** Of a colour, 0xRRGGBB. */
    BackgroundFill(int colour) {
        this.colour = colour;
        sws = scope.own(swscale.sws_alloc_context(), swscale::sws_free_context);
        sws.flags(swscale.SWS_BICUBIC | PictureScaler.EXACT);
        clear = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
        solid = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    }

    /** The picture over the ground, valid until the next call; the very frame if it can't be transparent. */
    AVFrame under(AVFrame frame) throws FfmpegException {
        if (!mayBeTransparent(frame)) {
            return frame;
        }
        prepare(clear, avutil.AV_PIX_FMT_RGBA, frame);
        prepare(solid, avutil.AV_PIX_FMT_RGB24, frame);
        Ffmpeg.check(swscale.sws_scale_frame(sws, clear, frame), "convert a picture");
        boolean multiplied = frame.alpha_mode() == avutil.AVALPHA_MODE_PREMULTIPLIED;
        byte[] pixels = new byte[4 * frame.width()];
        byte[] row = new byte[3 * frame.width()];
        ByteBuffer from = bytes(clear);
        ByteBuffer to = bytes(solid);
        for (int y = 0; y < frame.height(); y++) {
            from.get(y * clear.linesize(0), pixels);
            lay(pixels, row, multiplied);
            to.put(y * solid.linesize(0), row);
        }
        return solid;
    }

    private static boolean mayBeTransparent(AVFrame frame) {
        AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(frame.format());
        if (format == null) {
            return false;
        }
        return (format.flags() & avutil.AV_PIX_FMT_FLAG_PAL) != 0
                ? hasSolidColour(frame)
                : (format.flags() & avutil.AV_PIX_FMT_FLAG_ALPHA) != 0;
    }

    /** Some formats leave the opacity of all colours of a palette at zero: they know no transparency. */
    private static boolean hasSolidColour(AVFrame frame) {
        for (int i = 0; i < PALETTE; i++) {
            if (frame.data(1).getInt((long) Integer.BYTES * i) >>> ALPHA_SHIFT != 0) {
                return true;
            }
        }
        return false;
    }

    private static ByteBuffer bytes(AVFrame frame) {
        return frame.data(0).capacity((long) frame.linesize(0) * frame.height()).asByteBuffer();
    }

    private static void prepare(AVFrame target, int format, AVFrame like) throws FfmpegException {
        if (target.width() != like.width() || target.height() != like.height()) {
            avutil.av_frame_unref(target);
            target.format(format);
            target.width(like.width());
            target.height(like.height());
            Ffmpeg.check(avutil.av_frame_get_buffer(target, 0), "allocate a picture");
        }
    }

    private void lay(byte[] rgba, byte[] rgb, boolean multiplied) {
        for (int x = 0; x < rgb.length / 3; x++) {
            int alpha = rgba[4 * x + 3] & 0xff;
            for (int c = 0; c < 3; c++) {
                int own = (rgba[4 * x + c] & 0xff) * (multiplied ? OPAQUE : alpha);
                int under = (colour >> (16 - 8 * c) & 0xff) * (OPAQUE - alpha);
                rgb[3 * x + c] = (byte) Math.min(OPAQUE, (own + under + OPAQUE / 2) / OPAQUE);
            }
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
