package io.reprise.media.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** Frames filled by hand, sample by sample. */
final class DrawnFrame {
    private DrawnFrame() {}

    /** What a sample is. */
    @FunctionalInterface
    interface Samples {
        int at(int component, int x, int y);
    }

    /** An empty one. */
    static AVFrame of(NativeScope scope, int format, int width, int height) throws FfmpegException {
        AVFrame frame = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
        frame.format(format);
        frame.width(width);
        frame.height(height);
        Ffmpeg.check(avutil.av_frame_get_buffer(frame, 0), "allocate");
        return frame;
    }

    /** One whose components have these values, in the frame's own depth; x and y count a component's own samples. */
    static AVFrame filled(NativeScope scope, int format, int width, int height, Samples samples)
            throws FfmpegException {
        AVFrame frame = of(scope, format, width, height);
        AVPixFmtDescriptor description = avutil.av_pix_fmt_desc_get(format);
        for (int c = 0; c < description.nb_components(); c++) {
            boolean chroma = (c == 1 || c == 2) && (description.flags() & avutil.AV_PIX_FMT_FLAG_RGB) == 0;
            int columns = chroma ? -(-width >> description.log2_chroma_w()) : width;
            int rows = chroma ? -(-height >> description.log2_chroma_h()) : height;
            var component = description.comp(c);
            BytePointer data = frame.data(component.plane());
            boolean deep = component.depth() > 8;
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    long at = (long) y * frame.linesize(component.plane())
                            + (long) x * component.step()
                            + component.offset();
                    int value = samples.at(c, x, y) << component.shift();
                    data.put(at, (byte) value);
                    if (deep) {
                        data.put(at + 1, (byte) (value >> 8));
                    }
                }
            }
        }
        return frame;
    }
}
