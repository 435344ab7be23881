package io.reprise.media.ffmpeg;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;

/** Turns RGB bytes into the frames an encoder takes: 4:2:0, BT.709, limited range. */
public final class RgbPicture implements AutoCloseable {
    private final NativeScope scope = new NativeScope();
    private final int width;
    private final int height;
    private final AVFrame rgb;
    private final AVFrame yuv;
    private final SwsContext sws;

    /** For pictures of one size; both even. */
    public RgbPicture(int width, int height) throws FfmpegException {
        this.width = width;
        this.height = height;
        boolean made = false;
        try {
            rgb = picture(avutil.AV_PIX_FMT_RGB24);
            rgb.color_range(avutil.AVCOL_RANGE_JPEG).colorspace(avutil.AVCOL_SPC_RGB);
            yuv = picture(avutil.AV_PIX_FMT_YUV420P);
            yuv.color_range(avutil.AVCOL_RANGE_MPEG).colorspace(avutil.AVCOL_SPC_BT709);
            sws = scope.own(swscale.sws_alloc_context(), swscale::sws_free_context);
            sws.flags(swscale.SWS_BICUBIC | PictureScaler.EXACT);
            made = true;
        } finally {
            if (!made) {
                scope.close();
            }
        }
    }

    private AVFrame picture(int format) throws FfmpegException {
        AVFrame frame = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
        frame.format(format);
        frame.width(width);
        frame.height(height);
        Ffmpeg.check(avutil.av_frame_get_buffer(frame, 0), "allocate a picture");
        return frame;
    }

    /**
     * Converts one picture.
     *
     * @param bytes R, G, B, row by row
     * @param timestamp what the frame carries
     * @return valid until the next call
     */
    public AVFrame convert(byte[] bytes, long timestamp) throws FfmpegException {
        int stride = rgb.linesize(0);
        ByteBuffer target = rgb.data(0).capacity((long) stride * height).asByteBuffer();
        for (int y = 0; y < height; y++) {
            target.put(y * stride, bytes, y * 3 * width, 3 * width);
        }
        // the encoder may still hold the last frame's pixels
        Ffmpeg.check(avutil.av_frame_make_writable(yuv), "allocate a picture");
        Ffmpeg.check(swscale.sws_scale_frame(sws, yuv, rgb), "convert a picture");
        yuv.pts(timestamp);
        return yuv;
    }

    @Override
    public void close() {
        scope.close();
    }
}
