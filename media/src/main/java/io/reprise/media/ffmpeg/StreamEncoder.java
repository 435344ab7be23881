package io.reprise.media.ffmpeg;

import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Encodes one stream: frames in, packets out. */
public final class StreamEncoder implements AutoCloseable {
    private final NativeScope scope = new NativeScope();
    private final AVCodecContext context;
    private final AVPacket packet;

    /**
     * Opens an encoder.
     *
     * @param name FFmpeg's name of it, such as "libopenh264"
     * @param configure sets sizes, rates and formats
     * @param options the encoder's own options, by FFmpeg's names
     */
    public StreamEncoder(String name, Consumer<AVCodecContext> configure, Map<String, String> options)
            throws FfmpegException {
        AVCodec codec = avcodec.avcodec_find_encoder_by_name(name);
        if (codec == null || codec.isNull()) {
            throw new FfmpegException(avutil.AVERROR_ENCODER_NOT_FOUND(), "no encoder " + name);
        }
        boolean opened = false;
        try (NativeScope opening = new NativeScope()) {
            context = scope.own(avcodec.avcodec_alloc_context3(codec), avcodec::avcodec_free_context);
            packet = scope.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
            configure.accept(context);
            AVDictionary dictionary = new AVDictionary(null);
            opening.onClose(() -> avutil.av_dict_free(dictionary));
            options.forEach((key, value) -> avutil.av_dict_set(dictionary, key, value, 0));
            Ffmpeg.check(avcodec.avcodec_open2(context, codec, dictionary), "open encoder " + name);
            opened = true;
        } finally {
            if (!opened) {
                scope.close();
            }
        }
    }

    /** FFmpeg's view of it; stays this object's. */
    public AVCodecContext context() {
        return context;
    }

    /** Gives the encoder a frame, null at the end. All packets must have been taken before. */
    public void send(@Nullable AVFrame frame) throws FfmpegException {
        Ffmpeg.check(avcodec.avcodec_send_frame(context, frame), "encode");
    }

    /** The next packet, valid until the next call; null if it needs another frame or is at its end. */
    public @Nullable AVPacket receive() throws FfmpegException {
        int result = avcodec.avcodec_receive_packet(context, packet);
        if (result == avutil.AVERROR_EOF() || result == org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN()) {
            return null;
        }
        Ffmpeg.check(result, "encode");
        return packet;
    }

    @Override
    public void close() {
        scope.close();
    }
}
