package io.reprise.media.ffmpeg;

import io.reprise.core.frame.FrameSize;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * A decoded picture as it is handed to FFmpeg's scaler: without what is not shown, its colours stated as players take
 * them, and only every n-th row where it is shrunk a lot. Pixels are not copied.
 */
final class PictureSource implements AutoCloseable {
    /** From so many rows on a picture that states no matrix is taken for BT.709's, as players do. */
    private static final int HD_ROWS = 720;

    /** Rows kept for each row of the result when rows are left out. */
    private static final int ROWS_KEPT = 2;

    private static final int PLANES = 4;

    /** Shapes nearer than this are the same: sizes are whole numbers. */
    private static final double SAME_SHAPE = 0.02;

    private final NativeScope scope = new NativeScope();
    private final StoredPicture stored;
    private final AVFrame frame;
    private Optional<ToneCurve> tones = Optional.empty();
    private double pixelAspect;

    PictureSource(StoredPicture stored) {
        this.stored = stored;
        this.pixelAspect = stored.pixelAspect();
        this.frame = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    }

    /** Takes the next picture; not changed. */
    void take(AVFrame decoded) throws FfmpegException {
        avutil.av_frame_unref(frame);
        Ffmpeg.check(avutil.av_frame_ref(frame, decoded), "refer to a picture");
        tones = ToneCurve.of(frame);
        stateColours();
        cropEdges();
    }

    /** The picture; stays this object's. */
    AVFrame frame() {
        return frame;
    }

    /** How its colours are brought to a screen's; empty if they are a screen's already. */
    Optional<ToneCurve> tones() {
        return tones;
    }

    /** Width over height as it is shown, before it is turned upright. */
    double shape() {
        return frame.width() * pixelAspect / frame.height();
    }

    /**
     * States the matrix where the file does not, and leaves out transfer and primaries: for high dynamic range FFmpeg
     * would work out a table for seconds, for each picture anew if what it says changes. {@link ToneCurve} does it instead.
     */
    private void stateColours() {
        if (frame.colorspace() == avutil.AVCOL_SPC_UNSPECIFIED && isYuv()) {
            frame.colorspace(frame.height() >= HD_ROWS ? avutil.AVCOL_SPC_BT709 : avutil.AVCOL_SPC_SMPTE170M);
        }
        avutil.av_frame_remove_side_data(frame, avutil.AV_FRAME_DATA_DYNAMIC_HDR_PLUS);
        avutil.av_frame_remove_side_data(frame, avutil.AV_FRAME_DATA_DYNAMIC_HDR_VIVID);
        frame.color_trc(avutil.AVCOL_TRC_UNSPECIFIED);
        frame.color_primaries(avutil.AVCOL_PRI_UNSPECIFIED);
    }

    private boolean isYuv() {
        AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(frame.format());
        return format != null && (format.flags() & (avutil.AV_PIX_FMT_FLAG_RGB | avutil.AV_PIX_FMT_FLAG_PAL)) == 0;
    }

    /**
     * Cuts what is not shown; of a picture whose size differs from the video's (it may change on the way) in proportion if
     * the shape is the same, and nothing otherwise.
     */
    private void cropEdges() throws FfmpegException {
        boolean usual = frame.width() == stored.width() && frame.height() == stored.height();
        pixelAspect = usual ? usualAspect() : ownAspect();
        double whole = stored.width() * stored.pixelAspect() / stored.height();
        if (stored.crop().isNone() || !alike(shape(), whole)) {
            return;
        }
        double across = frame.width() / (double) stored.width();
        double down = frame.height() / (double) stored.height();
        crop(
                (int) Math.round(stored.crop().left() * across),
                (int) Math.round(stored.crop().top() * down),
                (int) Math.round(stored.crop().right() * across),
                (int) Math.round(stored.crop().bottom() * down));
    }

    /** The video's, and in proportion to it where a picture's own has changed on the way, as broadcasts do between programmes. */
    private double usualAspect() {
        AVRational own = frame.sample_aspect_ratio();
        boolean both = own.num() > 0 && own.den() > 0 && stored.statedAspect() > 0;
        return both ? stored.pixelAspect() * ownAspect() / stored.statedAspect() : stored.pixelAspect();
    }

    private double ownAspect() {
        int num = frame.sample_aspect_ratio().num();
        int den = frame.sample_aspect_ratio().den();
        return num > 0 && den > 0 ? num / (double) den : 1;
    }

    static boolean alike(double shape, double other) {
        return Math.abs(Math.log(shape / other)) < SAME_SHAPE;
    }

    /** Keeps the largest part around the middle that has a shape, width over height as shown. */
    void cropToMiddle(double wantedShape) throws FfmpegException {
        double stretched = wantedShape / pixelAspect;
        int width = within(frame.height() * stretched, frame.width());
        int height = within(frame.width() / stretched, frame.height());
        int left = (frame.width() - width) / 2;
        int top = (frame.height() - height) / 2;
        crop(left, top, frame.width() - width - left, frame.height() - height - top);
    }

    private void crop(int left, int top, int right, int bottom) throws FfmpegException {
        frame.crop_left(left).crop_right(right).crop_top(top).crop_bottom(bottom);
        Ffmpeg.check(avutil.av_frame_apply_cropping(frame, avutil.AV_FRAME_CROP_UNALIGNED), "crop a picture");
    }

    private static int within(double length, int longest) {
        return (int) Math.max(1, Math.min(longest, Math.round(length)));
    }

    /** Keeps one of the two moments that an interlaced picture shows, row by row in turn; FFmpeg scales no others. */
    void keepOneField() {
        if ((frame.flags() & AVFrame.AV_FRAME_FLAG_INTERLACED) == 0) {
            return;
        }
        if (hasPlainRows() && frame.height() > 1) {
            keepEvery(2);
        }
        frame.flags(frame.flags() & ~AVFrame.AV_FRAME_FLAG_INTERLACED);
    }

    /** Keeps every n-th row of each plane: a third of the work where a picture is shrunk a lot. */
    void leaveOutRows(FrameSize wanted, boolean sideways) {
        int rows = sideways ? wanted.width() : wanted.height();
        int every = frame.height() / (ROWS_KEPT * rows);
        if (every > 1 && hasPlainRows()) {
            keepEvery(every);
        }
    }

    private void keepEvery(int rows) {
        for (int plane = 0; plane < PLANES; plane++) {
            frame.linesize(plane, frame.linesize(plane) * rows);
        }
        frame.height(frame.height() / rows);
    }

    /** Rows that lie in memory one after the other, so that leaving some out is a matter of steps. */
    private boolean hasPlainRows() {
        AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(frame.format());
        long odd = avutil.AV_PIX_FMT_FLAG_PAL | avutil.AV_PIX_FMT_FLAG_HWACCEL | avutil.AV_PIX_FMT_FLAG_BITSTREAM;
        return format != null && (format.flags() & odd) == 0;
    }

    @Override
    public void close() {
        scope.close();
    }
}
