package io.reprise.media.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Mixes decoded sound of any kind down to one channel of floats, at its own rate divided by a whole number. */
public final class SoundMixer implements AutoCloseable {
    private final NativeScope scope = new NativeScope();
    private final int mixedRate;
    private final int factor;
    private final Decimator decimator;
    private final AVChannelLayout mono;
    private final SwrContext swr;
    private final PointerPointer<FloatPointer> planes;
    private FloatPointer buffer = new FloatPointer();
    private float[] mixed = new float[0];
    private float[] samples = new float[0];
    private int sourceRate;
    private int sourceFormat;
    private int sourceChannels;

    /**
     * Makes a mixer.
     *
     * @param sourceRate samples a second of the sound, as its stream states
     * @param wantedRate samples a second of the result: the nearest that a whole number allows is given
     */
    public SoundMixer(int sourceRate, int wantedRate) {
        this.mixedRate = sourceRate;
        this.factor = (int) Math.max(1, Math.round(sourceRate / (double) wantedRate));
        this.decimator = new Decimator(factor);
        this.mono = new AVChannelLayout();
        scope.onClose(mono::deallocate);
        avutil.av_channel_layout_default(mono, 1);
        this.swr = new SwrContext(null);
        scope.onClose(() -> swresample.swr_free(swr));
        this.planes = new PointerPointer<>(1);
        scope.onClose(planes::deallocate);
        scope.onClose(() -> buffer.deallocate());
    }

    /** Samples a second of the result. */
    public int rate() {
        return mixedRate / factor;
    }

    /**
     * Mixes one frame of sound.
     *
     * @return how many of {@link #samples} are valid
     */
    public int mix(AVFrame frame) throws FfmpegException {
        if (changed(frame)) {
            configure(frame);
        }
        int room = (int) ((long) (frame.nb_samples() + sourceRate / 10) * mixedRate / sourceRate) + 1;
        reserve(room);
        int count = Ffmpeg.check(
                swresample.swr_convert(swr, planes, room, frame.extended_data(), frame.nb_samples()), "mix sound");
        buffer.get(mixed, 0, count);
        return decimator.decimate(mixed, count, samples);
    }

    /** What the last mix gave; used again by the next. */
    public float[] samples() {
        return samples;
    }

    private boolean changed(AVFrame frame) {
        return frame.sample_rate() != sourceRate
                || frame.format() != sourceFormat
                || frame.ch_layout().nb_channels() != sourceChannels;
    }

    private void configure(AVFrame frame) throws FfmpegException {
        sourceRate = frame.sample_rate();
        sourceFormat = frame.format();
        sourceChannels = frame.ch_layout().nb_channels();
        if (sourceRate < 1 || sourceChannels < 1) {
            throw new FfmpegException(avutil.AVERROR_INVALIDDATA(), "sound without rate or channels");
        }
        try (NativeScope configuring = new NativeScope()) {
            AVChannelLayout layout = new AVChannelLayout();
            configuring.onClose(layout::deallocate);
            avutil.av_channel_layout_default(layout, sourceChannels);
            Ffmpeg.check(
                    swresample.swr_alloc_set_opts2(
                            swr, mono, avutil.AV_SAMPLE_FMT_FLT, mixedRate, layout, sourceFormat, sourceRate, 0, null),
                    "set up sound");
            Ffmpeg.check(swresample.swr_init(swr), "set up sound");
        }
    }

    private void reserve(int room) {
        if (mixed.length < room) {
            buffer.deallocate();
            buffer = new FloatPointer(room);
            planes.put(0, buffer);
            mixed = new float[room];
            samples = new float[decimator.room(room)];
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
