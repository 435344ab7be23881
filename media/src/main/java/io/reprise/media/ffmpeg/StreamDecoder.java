package io.reprise.media.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Decodes one stream, pictures or sound. Packets in, frames out in presentation order; damaged packets are counted. */
public final class StreamDecoder implements AutoCloseable {
    private final NativeScope scope = new NativeScope();
    private final AVCodecContext context;
    private final AVFrame frame;
    private long damaged;

    /**
     * Opens the decoder of a stream.
     *
     * @param threads for decoding, at least 1
     * @throws FfmpegException if there is no decoder or it refuses the stream's parameters
     */
    public StreamDecoder(AVStream stream, int threads) throws FfmpegException {
        AVCodec codec = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
        if (codec == null || codec.isNull()) {
            throw new FfmpegException(avutil.AVERROR_DECODER_NOT_FOUND(), "no decoder for " + codecName(stream));
        }
        boolean opened = false;
        try {
            context = scope.own(avcodec.avcodec_alloc_context3(codec), avcodec::avcodec_free_context);
            frame = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
            Ffmpeg.check(avcodec.avcodec_parameters_to_context(context, stream.codecpar()), "read parameters");
            context.pkt_timebase(stream.time_base());
            context.thread_count(threads);
            Ffmpeg.check(
                    avcodec.avcodec_open2(context, codec, (org.bytedeco.ffmpeg.avutil.AVDictionary) null),
                    "open decoder");
            opened = true;
        } finally {
            if (!opened) {
                scope.close();
            }
        }
    }

    /** FFmpeg's short name of a stream's codec, such as "h264". */
    public static String codecName(AVStream stream) {
        return avcodec.avcodec_get_name(stream.codecpar().codec_id()).getString();
    }

    /** Which frames are left out, one of AVDISCARD_..; may change between packets. */
    public void skipFrames(int discard) {
        context.skip_frame(discard);
    }

    /** For which frames the loop filter is left out, one of AVDISCARD_..; may change between packets. */
    public void skipLoopFilter(int discard) {
        context.skip_loop_filter(discard);
    }

    /**
     * Gives the decoder a packet. All frames must have been taken before.
     *
     * @param packet null at the end: what is still inside comes out
     */
    public void send(@Nullable AVPacket packet) {
        int result = avcodec.avcodec_send_packet(context, packet);
        if (result < 0 && result != avutil.AVERROR_EOF()) {
            damaged++;
        }
    }

    /** The next decoded frame, valid until the next call; null if it needs another packet or is at its end. */
    public @Nullable AVFrame receive() {
        int result = avcodec.avcodec_receive_frame(context, frame);
        while (result < 0 && result != avutil.AVERROR_EOF() && result != again()) {
            damaged++;
            result = avcodec.avcodec_receive_frame(context, frame);
        }
        return result < 0 ? null : frame;
    }

    private static int again() {
        return org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN();
    }

    /** Forgets everything, as after going elsewhere in the file. */
    public void flush() {
        avcodec.avcodec_flush_buffers(context);
    }

    /** How many packets could not be decoded. */
    public long damaged() {
        return damaged;
    }

    @Override
    public void close() {
        scope.close();
    }
}
