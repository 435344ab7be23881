package io.reprise.media.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;

/** Brings decoded sound of any rate and channels to stereo at one rate, left and right taking turns. */
public final class StereoResampler implements AutoCloseable {
    private static final int CHANNELS = 2;

    private final NativeScope scope = new NativeScope();
    private final AVFrame result;
    private final SwrContext swr;
    private final int rate;

    /** For sound at so many samples a second. */
    public StereoResampler(int rate) {
        this.rate = rate;
        this.swr = scope.own(swresample.swr_alloc(), swresample::swr_free);
        this.result = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    }

    /**
     * Converts a frame; a change of format midway is followed.
     *
     * @param frame as decoded, or null at the end for what is still inside
     * @return pairs of samples
     */
    public float[] convert(@Nullable AVFrame frame) throws FfmpegException {
        avutil.av_frame_unref(result);
        result.format(avutil.AV_SAMPLE_FMT_FLT);
        result.sample_rate(rate);
        try (AVChannelLayout stereo = new AVChannelLayout()) {
            avutil.av_channel_layout_default(stereo, CHANNELS);
            avutil.av_channel_layout_copy(result.ch_layout(), stereo);
        }
        if (frame != null) {
            nameChannels(frame);
        }
        int converted = swresample.swr_convert_frame(swr, result, frame);
        if (converted == avutil.AVERROR_INPUT_CHANGED) {
            swresample.swr_close(swr);
            converted = swresample.swr_convert_frame(swr, result, frame);
        }
        Ffmpeg.check(converted, "convert sound");
        float[] samples = new float[CHANNELS * result.nb_samples()];
        if (samples.length > 0) {
            new FloatPointer(result.data(0)).get(samples);
        }
        return samples;
    }

    /** Channels without names get the usual ones for their number. */
    private static void nameChannels(AVFrame frame) {
        if (frame.ch_layout().order() == avutil.AV_CHANNEL_ORDER_UNSPEC) {
            avutil.av_channel_layout_default(
                    frame.ch_layout(), frame.ch_layout().nb_channels());
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
