package io.reprise.media.ffmpeg;

import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Brings full-range pictures of 9 to 16 bits a channel to 8 bits by their largest code: 1023 of 10 bits is 255, so 502 is
 * 125. FFmpeg's scaler divides by a power of two instead (502 / 4 = 125.5), which makes middle and light greys a level too
 * light. Limited range needs no such map: there white is 940 = 4 * 235.
 */
final class FullRangeDepth implements CodeMap {
    private static final int BYTE = 8;
    private static final int DEEPEST = 16;
    private static final int CODES = 1 << DEEPEST;

    private final byte[] levels = new byte[CODES];
    private final int depth;

    private FullRangeDepth(int depth) {
        this.depth = depth;
        int largest = ((1 << depth) - 1) << (DEEPEST - depth);
        for (int code = 0; code < CODES; code++) {
            levels[code] = (byte) Math.min(255, Math.round(255.0 * code / largest));
        }
    }

    /**
     * The map for a picture, if it needs one.
     *
     * @param before the map of the picture before, which is given back if it fits
     */
    static Optional<CodeMap> of(AVFrame frame, Optional<CodeMap> before) {
        AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(frame.format());
        if (format == null || !isFullRange(frame, format)) {
            return Optional.empty();
        }
        int depth = format.comp(0).depth();
        if (depth <= BYTE || depth > DEEPEST) {
            return Optional.empty();
        }
        boolean fits = before.isPresent() && before.get() instanceof FullRangeDepth map && map.depth == depth;
        return fits ? before : Optional.of(new FullRangeDepth(depth));
    }

    /** What FFmpeg's scaler makes of a picture's white in 16 bits: it shifts codes, and fills up deep RGB alone. */
    static int largestCode(AVFrame frame) {
        AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(frame.format());
        int depth = format == null || !isFullRange(frame, format)
                ? BYTE
                : format.comp(0).depth();
        boolean filled = depth > BYTE && format != null && (format.flags() & avutil.AV_PIX_FMT_FLAG_RGB) != 0;
        return filled ? CODES - 1 : ((1 << depth) - 1) << (DEEPEST - depth);
    }

    /** Whether the scaler takes black for 0: RGB and, whatever it states, grey always. */
    private static boolean isFullRange(AVFrame frame, AVPixFmtDescriptor format) {
        boolean rgb = (format.flags() & avutil.AV_PIX_FMT_FLAG_RGB) != 0;
        boolean grey = format.nb_components() == 1;
        return rgb || grey || frame.color_range() == avutil.AVCOL_RANGE_JPEG;
    }

    @Override
    public void map(int red, int green, int blue, byte[] rgb, int at) {
        rgb[at] = levels[red];
        rgb[at + 1] = levels[green];
        rgb[at + 2] = levels[blue];
    }
}
