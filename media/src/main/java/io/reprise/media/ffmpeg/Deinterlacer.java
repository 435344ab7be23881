package io.reprise.media.ffmpeg;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Makes whole pictures of interlaced ones by FFmpeg's bwdif, one for one; pictures that are whole already stay as they
 * are. Nothing is set up before the first interlaced picture, and from then on pictures come out one later than they go in.
 */
public final class Deinterlacer implements AutoCloseable {
    private static final String FILTER = "bwdif";

    /** Only pictures that say so, a picture for each. */
    private static final String SETTINGS = "mode=send_frame:deint=interlaced";

    private final Deque<AVFrame> ready = new ArrayDeque<>();
    private @Nullable Graph graph;
    private @Nullable AVFrame given;

    /**
     * Gives it a picture; all that are ready must have been taken before.
     *
     * @param frame as decoded, not changed; null at the end: what is still inside comes out
     */
    public void send(@Nullable AVFrame frame) throws FfmpegException {
        Graph active = graph;
        if (active != null && (frame == null || !active.takes(frame))) {
            active.add(null);
            drain(active);
            active.close();
            active = null;
            graph = null;
        }
        if (frame == null) {
            return;
        }
        boolean interlaced = (frame.flags() & AVFrame.AV_FRAME_FLAG_INTERLACED) != 0;
        if (active == null && interlaced) {
            active = new Graph(frame);
            graph = active;
        }
        if (active == null) {
            ready.add(reference(frame));
        } else {
            active.add(frame);
            drain(active);
        }
    }

    private void drain(Graph active) throws FfmpegException {
        for (AVFrame whole = active.receive(); whole != null; whole = active.receive()) {
            ready.add(whole);
        }
    }

    private static AVFrame reference(AVFrame frame) {
        AVFrame copy = avutil.av_frame_clone(frame);
        if (copy == null || copy.isNull()) {
            throw new OutOfMemoryError("FFmpeg could not allocate native memory");
        }
        return copy;
    }

    /** The next picture, valid until the next call; null if another must be given first. */
    public @Nullable AVFrame receive() {
        free(given);
        given = ready.poll();
        return given;
    }

    private static void free(@Nullable AVFrame frame) {
        if (frame != null) {
            avutil.av_frame_free(frame);
        }
    }

    @Override
    public void close() {
        free(given);
        given = null;
        ready.forEach(Deinterlacer::free);
        ready.clear();
        if (graph != null) {
            graph.close();
        }
    }

    /** A filter for pictures of one size and format. */
    private static final class Graph implements AutoCloseable {
        private final NativeScope scope = new NativeScope();
        private final int width;
        private final int height;
        private final int format;
        private final AVFilterContext source = new AVFilterContext(null);
        private final AVFilterContext sink = new AVFilterContext(null);

        Graph(AVFrame like) throws FfmpegException {
            width = like.width();
            height = like.height();
            format = like.format();
            boolean made = false;
            try {
                AVFilterGraph all = scope.own(avfilter.avfilter_graph_alloc(), avfilter::avfilter_graph_free);
                // time stamps pass through as they are; the base only has to be one
                String shape = "video_size=" + width + "x" + height + ":pix_fmt=" + format + ":time_base=1/1000000"
                        + ":colorspace=" + like.colorspace() + ":range=" + like.color_range();
                AVFilterContext whole = new AVFilterContext(null);
                create(source, "buffer", shape, all);
                create(whole, FILTER, SETTINGS, all);
                create(sink, "buffersink", null, all);
                Ffmpeg.check(avfilter.avfilter_link(source, 0, whole, 0), "set up a filter");
                Ffmpeg.check(avfilter.avfilter_link(whole, 0, sink, 0), "set up a filter");
                Ffmpeg.check(avfilter.avfilter_graph_config(all, null), "set up a filter");
                made = true;
            } finally {
                if (!made) {
                    scope.close();
                }
            }
        }

        private static void create(AVFilterContext context, String name, @Nullable String settings, AVFilterGraph graph)
                throws FfmpegException {
            Ffmpeg.check(
                    avfilter.avfilter_graph_create_filter(
                            context, avfilter.avfilter_get_by_name(name), name, settings, null, graph),
                    "set up the filter " + name);
        }

        boolean takes(AVFrame frame) {
            return frame.width() == width && frame.height() == height && frame.format() == format;
        }

        void add(@Nullable AVFrame frame) throws FfmpegException {
            Ffmpeg.check(
                    avfilter.av_buffersrc_add_frame_flags(source, frame, avfilter.AV_BUFFERSRC_FLAG_KEEP_REF),
                    "filter a picture");
        }

        @Nullable
        AVFrame receive() throws FfmpegException {
            AVFrame frame = avutil.av_frame_alloc();
            int result = avfilter.av_buffersink_get_frame(sink, frame);
            if (result < 0) {
                avutil.av_frame_free(frame);
                boolean empty =
                        result == avutil.AVERROR_EOF() || result == org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN();
                return empty ? null : fail(result);
            }
            frame.flags(frame.flags() & ~AVFrame.AV_FRAME_FLAG_INTERLACED);
            return frame;
        }

        private static @Nullable AVFrame fail(int result) throws FfmpegException {
            Ffmpeg.check(result, "filter a picture");
            return null;
        }

        @Override
        public void close() {
            scope.close();
        }
    }
}
