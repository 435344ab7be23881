package io.reprise.media.render;

import io.reprise.media.ffmpeg.Ffmpeg;
import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.ffmpeg.NativeScope;
import io.reprise.media.ffmpeg.OutputFile;
import io.reprise.media.ffmpeg.StreamEncoder;
import java.io.IOException;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.FloatPointer;

/** The stereo sound of a file being written, as AAC. */
final class AacTrack implements AutoCloseable {
    private static final int CHANNELS = 2;

    private final NativeScope scope = new NativeScope();
    private final OutputFile file;
    private final StreamEncoder encoder;
    private final AVStream stream;
    private final AVFrame frame;
    private final float[][] waiting;
    private int filled;
    private long position;

    AacTrack(OutputFile file, int rate, int bitsPerSecond) throws FfmpegException {
        this.file = file;
        boolean made = false;
        try {
            encoder = new StreamEncoder("aac", context -> configure(context, rate, bitsPerSecond), Map.of());
            scope.onClose(encoder::close);
            stream = file.add(encoder);
            waiting = new float[CHANNELS][encoder.context().frame_size()];
            frame = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
            made = true;
        } finally {
            if (!made) {
                scope.close();
            }
        }
    }

    private static void configure(AVCodecContext context, int rate, int bitsPerSecond) {
        context.sample_fmt(avutil.AV_SAMPLE_FMT_FLTP);
        context.sample_rate(rate);
        avutil.av_channel_layout_default(context.ch_layout(), CHANNELS);
        context.bit_rate(bitsPerSecond);
        context.time_base(avutil.av_make_q(1, rate));
        context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    }

    /** Adds pairs of samples, left and right taking turns. */
    void add(float[] samples, int from, int to) throws FfmpegException, IOException {
        for (int i = from; i < to; i++) {
            waiting[0][filled] = samples[2 * i];
            waiting[1][filled] = samples[2 * i + 1];
            filled++;
            if (filled == waiting[0].length) {
                encode();
            }
        }
    }

    private void encode() throws FfmpegException, IOException {
        avutil.av_frame_unref(frame);
        frame.format(avutil.AV_SAMPLE_FMT_FLTP);
        frame.nb_samples(filled);
        frame.sample_rate(encoder.context().sample_rate());
        avutil.av_channel_layout_default(frame.ch_layout(), CHANNELS);
        Ffmpeg.check(avutil.av_frame_get_buffer(frame, 0), "allocate sound");
        for (int channel = 0; channel < CHANNELS; channel++) {
            new FloatPointer(frame.data(channel)).put(waiting[channel], 0, filled);
        }
        frame.pts(position);
        position += filled;
        filled = 0;
        encoder.send(frame);
        file.write(encoder, stream, timestamp -> 0);
    }

    /** Encodes what is left. */
    void finish() throws FfmpegException, IOException {
        if (filled > 0) {
            encode();
        }
        encoder.send(null);
        file.write(encoder, stream, timestamp -> 0);
    }

    @Override
    public void close() {
        scope.close();
    }
}
