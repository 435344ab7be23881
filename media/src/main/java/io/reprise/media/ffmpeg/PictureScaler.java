package io.reprise.media.ffmpeg;

import io.reprise.core.frame.FrameSize;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.jspecify.annotations.Nullable;

/**
 * Brings decoded pictures of any size, shape and pixel format to upright RGB bytes of one size. Colours follow the
 * matrix and range that each picture states; high dynamic range is pressed into the ordinary one.
 */
public final class PictureScaler implements AutoCloseable {
    /** How much care a picture is scaled with. */
    public enum Care {
        /** For looking at: rows are left out where the picture is shrunk a lot. */
        FAST,
        /** For showing to people. */
        FINE
    }

    /** Rows kept for each row of the result when rows are left out. */
    private static final int ROWS_KEPT = 2;

    private static final int PLANES = 4;
    /** Bytes of a pixel of 16-bit RGB. */
    private static final int DEEP_PIXEL = 6;

    private final NativeScope scope = new NativeScope();
    private final FrameSize size;
    private final Care care;
    private final Orientation orientation;
    private final double pixelAspect;
    private final SwsContext sws;
    private final AVFrame source;
    private final AVFrame scaled;
    private final ByteBuffer pixels;
    private @Nullable AVFrame deep;

    /**
     * Makes a scaler.
     *
     * @param size of the upright result
     * @param orientation how the stored picture is turned
     * @param pixelAspect width of a stored pixel over its height
     */
    public PictureScaler(FrameSize size, Orientation orientation, double pixelAspect, Care care)
            throws FfmpegException {
        this.size = size;
        this.care = care;
        this.orientation = orientation;
        this.pixelAspect = pixelAspect;
        boolean made = false;
        try {
            sws = scope.own(swscale.sws_alloc_context(), swscale::sws_free_context);
            sws.flags(care == Care.FAST ? swscale.SWS_BILINEAR : swscale.SWS_BICUBIC | swscale.SWS_ACCURATE_RND);
            source = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
            scaled = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
            allocate(scaled, avutil.AV_PIX_FMT_RGB24);
            pixels = scaled.data(0)
                    .capacity((long) scaled.linesize(0) * scaled.height())
                    .asByteBuffer();
            made = true;
        } finally {
            if (!made) {
                scope.close();
            }
        }
    }

    private void allocate(AVFrame frame, int format) throws FfmpegException {
        frame.format(format);
        frame.width(orientation.sideways() ? size.height() : size.width());
        frame.height(orientation.sideways() ? size.width() : size.height());
        Ffmpeg.check(avutil.av_frame_get_buffer(frame, 0), "allocate a picture");
    }

    /**
     * Scales one picture.
     *
     * @param frame as decoded; not changed
     * @param rgb takes 3 * width * height bytes
     */
    public void scale(AVFrame frame, byte[] rgb) throws FfmpegException {
        avutil.av_frame_unref(source);
        Ffmpeg.check(avutil.av_frame_ref(source, frame), "refer to a picture");
        if (size.fit() == FrameSize.Fit.CROP) {
            cropToMiddle();
        }
        Optional<ToneCurve> tones = ToneCurve.of(source);
        calmColours();
        if (care == Care.FAST && hasPlainRows(source.format())) {
            leaveOutRows();
        }
        if (tones.isPresent()) {
            scaleDeep(tones.get());
        } else {
            Ffmpeg.check(swscale.sws_scale_frame(sws, scaled, source), "scale a picture");
        }
        if (orientation.equals(Orientation.UPRIGHT)) {
            copyRows(rgb);
        } else {
            copyTurned(rgb);
        }
    }

    /** Keeps the largest part around the middle that has the shape of the result. */
    private void cropToMiddle() throws FfmpegException {
        double wantedShape = scaled.width() / (double) scaled.height() / pixelAspect;
        int width = within(source.height() * wantedShape, source.width());
        int height = within(source.width() / wantedShape, source.height());
        int left = (source.width() - width) / 2;
        int top = (source.height() - height) / 2;
        source.crop_left(left).crop_right(source.width() - width - left);
        source.crop_top(top).crop_bottom(source.height() - height - top);
        Ffmpeg.check(avutil.av_frame_apply_cropping(source, avutil.AV_FRAME_CROP_UNALIGNED), "crop a picture");
    }

    /**
     * Leaves out what a picture says of its transfer and primaries: for pictures of high dynamic range FFmpeg would work
     * out a table for seconds, for each picture anew if what it says changes. {@link ToneCurve} does it instead.
     */
    private void calmColours() {
        avutil.av_frame_remove_side_data(source, avutil.AV_FRAME_DATA_DYNAMIC_HDR_PLUS);
        avutil.av_frame_remove_side_data(source, avutil.AV_FRAME_DATA_DYNAMIC_HDR_VIVID);
        source.color_trc(avutil.AVCOL_TRC_UNSPECIFIED);
        source.color_primaries(avutil.AVCOL_PRI_UNSPECIFIED);
    }

    /** Rows that lie in memory one after the other, so that leaving some out is a matter of steps. */
    private static boolean hasPlainRows(int format) {
        AVPixFmtDescriptor descriptor = avutil.av_pix_fmt_desc_get(format);
        long odd = avutil.AV_PIX_FMT_FLAG_PAL | avutil.AV_PIX_FMT_FLAG_HWACCEL | avutil.AV_PIX_FMT_FLAG_BITSTREAM;
        return descriptor != null && (descriptor.flags() & odd) == 0;
    }

    /** Keeps every n-th row of each plane: a third of the work where a picture is shrunk a lot. */
    private void leaveOutRows() {
        int every = source.height() / (ROWS_KEPT * scaled.height());
        if (every > 1) {
            for (int plane = 0; plane < PLANES; plane++) {
                source.linesize(plane, source.linesize(plane) * every);
            }
            source.height(source.height() / every);
        }
    }

    /** Through 16 bits a channel: eight would show steps in shadows once they are brought to ordinary range. */
    private void scaleDeep(ToneCurve tones) throws FfmpegException {
        AVFrame to = deep;
        if (to == null) {
            to = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
            allocate(to, avutil.AV_PIX_FMT_RGB48LE);
            deep = to;
        }
        Ffmpeg.check(swscale.sws_scale_frame(sws, to, source), "scale a picture");
        ByteBuffer codes = to.data(0)
                .capacity((long) to.linesize(0) * to.height())
                .asByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN);
        byte[] row = new byte[3 * to.width()];
        for (int y = 0; y < to.height(); y++) {
            for (int x = 0; x < to.width(); x++) {
                int at = y * to.linesize(0) + DEEP_PIXEL * x;
                tones.map(code(codes, at), code(codes, at + 2), code(codes, at + 4), row, 3 * x);
            }
            pixels.put(y * scaled.linesize(0), row);
        }
    }

    private static int code(ByteBuffer codes, int at) {
        return Short.toUnsignedInt(codes.getShort(at));
    }

    private static int within(double length, int longest) {
        return (int) Math.max(1, Math.min(longest, Math.round(length)));
    }

    private void copyRows(byte[] rgb) {
        int row = 3 * size.width();
        for (int y = 0; y < size.height(); y++) {
            pixels.get(y * scaled.linesize(0), rgb, y * row, row);
        }
    }

    private void copyTurned(byte[] rgb) {
        int width = size.width();
        int height = size.height();
        int stride = scaled.linesize(0);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = storedY(x, y) * stride + 3 * storedX(x, y);
                pixels.get(from, rgb, 3 * (y * width + x), 3);
            }
        }
    }

    private int storedX(int x, int y) {
        int stored = switch (orientation.quarterTurns()) {
            case 0 -> x;
            case 1 -> y;
            case 2 -> size.width() - 1 - x;
            default -> size.height() - 1 - y;
        };
        return orientation.mirrored() ? scaled.width() - 1 - stored : stored;
    }

    private int storedY(int x, int y) {
        return switch (orientation.quarterTurns()) {
            case 0 -> y;
            case 1 -> size.width() - 1 - x;
            case 2 -> size.height() - 1 - y;
            default -> x;
        };
    }

    @Override
    public void close() {
        scope.close();
    }
}
