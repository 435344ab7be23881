package io.reprise.media.ffmpeg;

import io.reprise.core.frame.FrameSize;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;

/**
 * Brings decoded pictures of any size, shape and pixel format to upright RGB bytes of one size. Colours follow the
 * matrix, range, transfer and primaries that each picture states, or what players take for granted; transparent pictures
 * are laid over a ground; of interlaced ones every other row counts. A picture of another shape than the video's keeps its
 * own, between black bars, where the whole is shown.
 */
public final class PictureScaler implements AutoCloseable {
    /** How much care a picture is scaled with. */
    public enum Care {
        /** For looking at: rows are left out where the picture is shrunk a lot. */
        FAST(swscale.SWS_BILINEAR),
        /** For showing to people. */
        FINE(swscale.SWS_BICUBIC);

        private final int filter;

        Care(int filter) {
            this.filter = filter;
        }
    }

    /** The ground for looking at: 0xRRGGBB. */
    public static final int WHITE = 0xffffff;

    /** Without these, white comes out as #fdfdfd: FFmpeg's fast ways to RGB go through tables. */
    static final int EXACT = swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INT | swscale.SWS_FULL_CHR_H_INP;

    /** Bytes of a pixel of 16-bit RGB. */
    private static final int DEEP_PIXEL = 6;

    private final NativeScope scope = new NativeScope();
    private final FrameSize size;
    private final Care care;
    private final Orientation orientation;
    private final int storedWidth;
    private final int storedHeight;
    private final double shape;
    private final byte[] turned;
    private final PictureSource source;
    private final BackgroundFill ground;
    private final SwsContext sws;
    private final AVFrame scaled;
    private Optional<CodeMap> codes = Optional.empty();

    /**
     * Makes a scaler.
     *
     * @param size of the upright result
     * @param stored how the pictures are stored
     * @param ground what transparent pictures are laid over, 0xRRGGBB
     */
    public PictureScaler(FrameSize size, StoredPicture stored, int ground, Care care) throws FfmpegException {
        this.size = size;
        this.care = care;
        this.orientation = stored.orientation();
        this.storedWidth = orientation.sideways() ? size.height() : size.width();
        this.storedHeight = orientation.sideways() ? size.width() : size.height();
        this.shape = stored.keptWidth() * stored.pixelAspect() / stored.keptHeight();
        this.turned = new byte[orientation.equals(Orientation.UPRIGHT) ? 0 : 3 * size.width() * size.height()];
        this.source = new PictureSource(stored);
        scope.onClose(source::close);
        this.ground = new BackgroundFill(ground);
        scope.onClose(this.ground::close);
        sws = scope.own(swscale.sws_alloc_context(), swscale::sws_free_context);
        sws.flags(care.filter | EXACT);
        scaled = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    }

    /**
     * Scales one picture.
     *
     * @param frame as decoded; not changed
     * @param rgb takes 3 * width * height bytes
     */
    public void scale(AVFrame frame, byte[] rgb) throws FfmpegException {
        source.take(frame);
        double shown = source.shape();
        if (size.fit() == FrameSize.Fit.CROP) {
            source.cropToMiddle(storedWidth / (double) storedHeight);
        }
        source.keepOneField();
        if (care == Care.FAST) {
            source.leaveOutRows(size, orientation.sideways());
        }
        AVFrame solid = ground.under(source.frame());
        codes = source.tones().<CodeMap>map(curve -> curve).or(() -> FullRangeDepth.of(solid, codes));
        boolean fits = size.fit() == FrameSize.Fit.CROP || PictureSource.alike(shown, shape);
        prepare(fits ? 1 : shown / shape, codes.isPresent() ? avutil.AV_PIX_FMT_RGB48LE : avutil.AV_PIX_FMT_RGB24);
        Ffmpeg.check(swscale.sws_scale_frame(sws, scaled, solid), "scale a picture");
        byte[] rows = turned.length == 0 ? rgb : turned;
        copyRows(rows);
        if (turned.length > 0) {
            turn(rgb);
        }
    }

    /** The frame to scale to, which fills the result, or less of it for a picture that is wider or higher than usual. */
    private void prepare(double wider, int format) throws FfmpegException {
        int width = (int) Math.max(1, Math.round(storedWidth * Math.min(1, wider)));
        int height = (int) Math.max(1, Math.round(storedHeight / Math.max(1, wider)));
        if (scaled.width() == width && scaled.height() == height && scaled.format() == format) {
            return;
        }
        avutil.av_frame_unref(scaled);
        scaled.format(format);
        scaled.width(width);
        scaled.height(height);
        Ffmpeg.check(avutil.av_frame_get_buffer(scaled, 0), "allocate a picture");
    }

    private void copyRows(byte[] rows) {
        int stride = scaled.linesize(0);
        int left = (storedWidth - scaled.width()) / 2;
        int top = (storedHeight - scaled.height()) / 2;
        if (scaled.width() < storedWidth || scaled.height() < storedHeight) {
            Arrays.fill(rows, (byte) 0);
        }
        ByteBuffer pixels =
                scaled.data(0).capacity((long) stride * scaled.height()).asByteBuffer();
        for (int y = 0; y < scaled.height(); y++) {
            int to = 3 * ((top + y) * storedWidth + left);
            if (codes.isPresent()) {
                // 16 bits a channel: eight would show steps in shadows once they are brought to ordinary range
                mapRow(codes.get(), pixels.order(ByteOrder.LITTLE_ENDIAN), y * stride, rows, to);
            } else {
                pixels.get(y * stride, rows, to, 3 * scaled.width());
            }
        }
    }

    private void mapRow(CodeMap map, ByteBuffer pixels, int from, byte[] rows, int to) {
        for (int x = 0; x < scaled.width(); x++) {
            int at = from + DEEP_PIXEL * x;
            map.map(code(pixels, at), code(pixels, at + 2), code(pixels, at + 4), rows, to + 3 * x);
        }
    }

    private static int code(ByteBuffer pixels, int at) {
        return Short.toUnsignedInt(pixels.getShort(at));
    }

    private void turn(byte[] rgb) {
        int width = size.width();
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < width; x++) {
                int from = 3 * (storedY(x, y) * storedWidth + storedX(x, y));
                int to = 3 * (y * width + x);
                rgb[to] = turned[from];
                rgb[to + 1] = turned[from + 1];
                rgb[to + 2] = turned[from + 2];
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
        return orientation.mirrored() ? storedWidth - 1 - stored : stored;
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
