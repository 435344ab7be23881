package io.reprise.media.ffmpeg;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/** RGB bytes as the frame of an encoder that takes them as they are. */
public final class PlainFrame implements AutoCloseable {
    private final NativeScope scope = new NativeScope();
    private final AVFrame frame;
    private final int width;
    private final int height;

    /**
     * For pictures of one size.
     *
     * @param format FFmpeg's pixel format, of three bytes a pixel
     */
    public PlainFrame(int width, int height, int format) throws FfmpegException {
        this.width = width;
        this.height = height;
        frame = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
        frame.format(format);
        frame.width(width);
        frame.height(height);
        boolean made = false;
        try {
            Ffmpeg.check(avutil.av_frame_get_buffer(frame, 0), "allocate a picture");
            made = true;
        } finally {
            if (!made) {
                scope.close();
            }
        }
    }

    /**
     * Fills it.
     *
     * @param bytes three a pixel, row by row
     * @return valid until the next call
     */
    public AVFrame fill(byte[] bytes, long timestamp) throws FfmpegException {
        // the encoder may still hold the last frame's pixels
        Ffmpeg.check(avutil.av_frame_make_writable(frame), "allocate a picture");
        int stride = frame.linesize(0);
        ByteBuffer target = frame.data(0).capacity((long) stride * height).asByteBuffer();
        for (int y = 0; y < height; y++) {
            target.put(y * stride, bytes, y * 3 * width, 3 * width);
        }
        frame.pts(timestamp);
        return frame;
    }

    @Override
    public void close() {
        scope.close();
    }
}
