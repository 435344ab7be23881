package io.reprise.media.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.FloatPointer;

/** Plays stereo sound faster or slower at the same pitch, through FFmpeg's filter atempo. */
public final class Tempo {
    private static final int STEREO = 2;
    /** Samples a channel that are given to the filter at a time. */
    private static final int BLOCK = 4096;

    /** Outside these atempo skips samples instead of blending them: several in a row do better. */
    private static final double SLOWEST = 0.5;

    private static final double FASTEST = 2;

    private Tempo() {}

    /**
     * Changes the tempo.
     *
     * @param samples left and right taking turns, in [-1, 1]
     * @param rate samples a second
     * @param speed above 0; 2 is twice as fast
     * @return the same, 1 / speed as long to a sample
     */
    public static float[] change(float[] samples, int rate, double speed) throws FfmpegException {
        int frames = samples.length / STEREO;
        float[] changed = new float[STEREO * (int) Math.round(frames / speed)];
        try (NativeScope scope = new NativeScope()) {
            AVFilterGraph graph = scope.own(avfilter.avfilter_graph_alloc(), avfilter::avfilter_graph_free);
            AVFilterContext source =
                    add(graph, "abuffer", "sample_rate=" + rate + ":sample_fmt=flt:channel_layout=stereo");
            AVFilterContext last = source;
            for (double step : steps(speed)) {
                last = link(last, add(graph, "atempo", String.format(Locale.ROOT, "tempo=%.9f", step)));
            }
            last = link(last, add(graph, "aformat", "sample_fmts=flt:channel_layouts=stereo"));
            AVFilterContext sink = link(last, add(graph, "abuffersink", ""));
            Ffmpeg.check(avfilter.avfilter_graph_config(graph, null), "prepare the sound's tempo");
            AVFrame frame = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
            int done = 0;
            for (int from = 0; from < samples.length; from += STEREO * BLOCK) {
                fill(frame, samples, from, Math.min(samples.length, from + STEREO * BLOCK), rate);
                Ffmpeg.check(avfilter.av_buffersrc_add_frame(source, frame), "change the sound's tempo");
                done = take(sink, frame, changed, done);
            }
            Ffmpeg.check(avfilter.av_buffersrc_add_frame(source, null), "change the sound's tempo");
            take(sink, frame, changed, done);
        }
        return changed;
    }

    private static List<Double> steps(double speed) {
        List<Double> steps = new ArrayList<>();
        double left = speed;
        while (left < SLOWEST || left > FASTEST) {
            double step = left < SLOWEST ? SLOWEST : FASTEST;
            steps.add(step);
            left /= step;
        }
        steps.add(left);
        return steps;
    }

    private static AVFilterContext add(AVFilterGraph graph, String filter, String options) throws FfmpegException {
        AVFilterContext made = new AVFilterContext(null);
        int result = avfilter.avfilter_graph_create_filter(
                made, avfilter.avfilter_get_by_name(filter), null, options, null, graph);
        Ffmpeg.check(result, "make the filter " + filter);
        return made;
    }

    private static AVFilterContext link(AVFilterContext from, AVFilterContext to) throws FfmpegException {
        Ffmpeg.check(avfilter.avfilter_link(from, 0, to, 0), "join filters");
        return to;
    }

    private static void fill(AVFrame frame, float[] samples, int from, int to, int rate) throws FfmpegException {
        avutil.av_frame_unref(frame);
        frame.format(avutil.AV_SAMPLE_FMT_FLT);
        frame.sample_rate(rate);
        frame.nb_samples((to - from) / STEREO);
        frame.pts(from / STEREO);
        avutil.av_channel_layout_default(frame.ch_layout(), STEREO);
        Ffmpeg.check(avutil.av_frame_get_buffer(frame, 0), "allocate sound");
        new FloatPointer(frame.data(0)).put(samples, from, to - from);
    }

    /** Takes what the filters have ready, up to the length wanted; says how much there is now. */
    private static int take(AVFilterContext sink, AVFrame frame, float[] into, int done) {
        int filled = done;
        while (avfilter.av_buffersink_get_frame(sink, frame) >= 0) {
            int count = Math.min(into.length - filled, STEREO * frame.nb_samples());
            new FloatPointer(frame.data(0)).get(into, filled, count);
            filled += count;
            avutil.av_frame_unref(frame);
        }
        return filled;
    }
}
