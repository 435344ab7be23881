package io.reprise.media.ffmpeg;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;

/** Decoded pictures in grey, in their stored size; what is transparent lies over white. */
public final class GreyScaler implements AutoCloseable {
    private final NativeScope scope = new NativeScope();
    private final SwsContext sws;
    private final AVFrame source;
    private final AVFrame grey;
    private final BackgroundFill ground = new BackgroundFill(PictureScaler.WHITE);

    /** Makes one. */
    public GreyScaler() {
        scope.onClose(ground::close);
        sws = scope.own(swscale.sws_alloc_context(), swscale::sws_free_context);
        sws.flags(swscale.SWS_POINT);
        source = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
        grey = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    }

    /** One byte a pixel, row by row, black being 0 and white 255. */
    public byte[] grey(AVFrame frame) throws FfmpegException {
        avutil.av_frame_unref(source);
        Ffmpeg.check(avutil.av_frame_ref(source, ground.under(frame)), "refer to a picture");
        source.flags(source.flags() & ~AVFrame.AV_FRAME_FLAG_INTERLACED);
        source.color_trc(avutil.AVCOL_TRC_UNSPECIFIED).color_primaries(avutil.AVCOL_PRI_UNSPECIFIED);
        avutil.av_frame_unref(grey);
        grey.format(avutil.AV_PIX_FMT_GRAY8);
        grey.color_range(avutil.AVCOL_RANGE_JPEG);
        grey.width(frame.width());
        grey.height(frame.height());
        Ffmpeg.check(avutil.av_frame_get_buffer(grey, 0), "allocate a picture");
        Ffmpeg.check(swscale.sws_scale_frame(sws, grey, source), "convert a picture");
        int stride = grey.linesize(0);
        ByteBuffer rows = grey.data(0).capacity((long) stride * grey.height()).asByteBuffer();
        byte[] bytes = new byte[grey.width() * grey.height()];
        for (int y = 0; y < grey.height(); y++) {
            rows.get(y * stride, bytes, y * grey.width(), grey.width());
        }
        return bytes;
    }

    @Override
    public void close() {
        scope.close();
    }
}
