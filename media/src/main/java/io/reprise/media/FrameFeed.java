package io.reprise.media;

import io.reprise.core.frame.Frame;
import io.reprise.core.frame.FrameGrid;
import io.reprise.core.frame.FrameSink;
import io.reprise.core.frame.FrameSize;
import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.ffmpeg.PictureScaler;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Hands one reader its frames, in its size and at its rate. */
final class FrameFeed implements AutoCloseable {
    private final FrameSink sink;
    private final FrameSize size;
    private final PictureScaler scaler;
    private final ReaderThread thread;
    private final byte[][] buffers;
    private int next;
    private final FrameGrid grid;

    FrameFeed(FrameSink sink, VideoInfo video, ReaderThread thread) throws FfmpegException {
        this.sink = sink;
        this.size = sink.frameSize();
        this.scaler = new PictureScaler(size, video.coded(), PictureScaler.WHITE, PictureScaler.Care.FAST);
        this.thread = thread;
        // one more than can wait: the one being filled is not looked at yet
        this.buffers = new byte[ReaderThread.MOST_WAITING + 1][3 * size.width() * size.height()];
        this.grid = new FrameGrid(sink.framesPerSecond());
    }

    /** Whether the reader wants a frame of this time: the first one in each of its steps. */
    boolean wants(long micros) {
        return grid.wants(micros);
    }

    void take(long micros, AVFrame frame) throws FfmpegException {
        if (grid.take(micros) == 0) {
            return;
        }
        byte[] rgb = buffer();
        scaler.scale(frame, rgb);
        Frame scaled = new Frame(micros, size.width(), size.height(), rgb);
        thread.hand(() -> sink.frame(scaled));
    }

    private byte[] buffer() {
        next = (next + 1) % buffers.length;
        return buffers[next];
    }

    @Override
    public void close() {
        scaler.close();
    }
}
