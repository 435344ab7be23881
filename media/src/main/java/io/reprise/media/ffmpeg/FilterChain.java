package io.reprise.media.ffmpeg;

import java.util.List;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** FFmpeg filters, one after the other, for pictures of one size and format. Time stamps pass through as they are. */
final class FilterChain implements AutoCloseable {
    private final NativeScope scope = new NativeScope();
    private final int width;
    private final int height;
    private final int format;
    private final AVFilterContext source = new AVFilterContext(null);
    private final AVFilterContext sink = new AVFilterContext(null);

    /**
     * A filter by FFmpeg's name.
     *
     * @param settings as FFmpeg writes them: name=value, colons between
     */
    record Filter(String name, String settings) {}

    /**
     * Sets filters up.
     *
     * @param like a picture of those to come
     * @throws FfmpegException if a filter is not there or does not take such pictures
     */
    FilterChain(AVFrame like, List<Filter> filters) throws FfmpegException {
        width = like.width();
        height = like.height();
        format = like.format();
        boolean made = false;
        try {
            AVFilterGraph graph = scope.own(avfilter.avfilter_graph_alloc(), avfilter::avfilter_graph_free);
            // the base only has to be one
            String shape = "video_size=" + width + "x" + height + ":pix_fmt=" + format + ":time_base=1/1000000"
                    + ":colorspace=" + like.colorspace() + ":range=" + like.color_range();
            create(source, "buffer", shape, graph);
            AVFilterContext last = source;
            for (Filter filter : filters) {
                AVFilterContext next = new AVFilterContext(null);
                create(next, filter.name(), filter.settings(), graph);
                Ffmpeg.check(avfilter.avfilter_link(last, 0, next, 0), "set up a filter");
                last = next;
            }
            create(sink, "buffersink", null, graph);
            Ffmpeg.check(avfilter.avfilter_link(last, 0, sink, 0), "set up a filter");
            Ffmpeg.check(avfilter.avfilter_graph_config(graph, null), "set up a filter");
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

    /** Whether a picture is of the size and format that the filters were set up for. */
    boolean takes(AVFrame frame) {
        return frame.width() == width && frame.height() == height && frame.format() == format;
    }

    /** Gives a picture, which is not changed; null at the end. */
    void add(@Nullable AVFrame frame) throws FfmpegException {
        Ffmpeg.check(
                avfilter.av_buffersrc_add_frame_flags(source, frame, avfilter.AV_BUFFERSRC_FLAG_KEEP_REF),
                "filter a picture");
    }

    /** The next picture, which the caller frees; null if another must be given first. */
    @Nullable
    AVFrame receive() throws FfmpegException {
        AVFrame frame = avutil.av_frame_alloc();
        int result = avfilter.av_buffersink_get_frame(sink, frame);
        if (result >= 0) {
            return frame;
        }
        avutil.av_frame_free(frame);
        if (result != avutil.AVERROR_EOF() && result != org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN()) {
            Ffmpeg.check(result, "filter a picture");
        }
        return null;
    }

    @Override
    public void close() {
        scope.close();
    }
}
