package io.reprise.media.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Decodes one stream, pictures or sound. Packets in, frames out in presentation order; damaged packets are counted. */
public final class StreamDecoder implements AutoCloseable {
    private final NativeScope scope = new NativeScope();
    private final AVCodecContext context;
    private final AVFrame frame;
    private final boolean storedInPasses;
    private long damaged;

    /**
     * Opens the decoder of a stream.
     *
     * @param threads for decoding, at least 1
     * @throws FfmpegException if there is no decoder or it refuses the stream's parameters
     */
    public StreamDecoder(AVStream stream, int threads) throws FfmpegException {
        AVCodec codec = decoderOf(stream);
        if (codec == null || codec.isNull()) {
            throw new FfmpegException(avutil.AVERROR_DECODER_NOT_FOUND(), "no decoder for " + codecName(stream));
        }
        // what FFmpeg calls interlaced in a PNG is the order in which its pixels are stored
        int id = stream.codecpar().codec_id();
        storedInPasses = id == avcodec.AV_CODEC_ID_PNG || id == avcodec.AV_CODEC_ID_APNG;
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

    /** FFmpeg's own decoders of VP8 and VP9 know no transparency, libvpx's do. */
    private static @Nullable AVCodec decoderOf(AVStream stream) {
        int id = stream.codecpar().codec_id();
        AVDictionaryEntry alpha = avutil.av_dict_get(stream.metadata(), "alpha_mode", null, 0);
        boolean vp9 = id == avcodec.AV_CODEC_ID_VP9;
        if (alpha != null && "1".equals(alpha.value().getString()) && (vp9 || id == avcodec.AV_CODEC_ID_VP8)) {
            AVCodec libvpx = avcodec.avcodec_find_decoder_by_name(vp9 ? "libvpx-vp9" : "libvpx");
            if (libvpx != null && !libvpx.isNull()) {
                return libvpx;
            }
        }
        return avcodec.avcodec_find_decoder(id);
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
        if (result < 0) {
            return null;
        }
        if (storedInPasses) {
            frame.flags(frame.flags() & ~AVFrame.AV_FRAME_FLAG_INTERLACED);
        }
        return frame;
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
