package io.reprise.media.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** A media file being written: add streams, start, write packets, finish. Errors of the disk are IOExceptions. */
public final class OutputFile implements AutoCloseable {
    private final NativeScope scope = new NativeScope();
    private final AVFormatContext context = new AVFormatContext(null);

    /**
     * Opens a file for writing.
     *
     * @param path exists or not; what is in it is lost
     * @param format FFmpeg's name of the container, such as "mp4"
     */
    public OutputFile(Path path, String format) throws FfmpegException, IOException {
        Ffmpeg.load();
        boolean opened = false;
        BytePointer url = new BytePointer((("file:" + path.toAbsolutePath()) + "\0").getBytes(StandardCharsets.UTF_8));
        scope.onClose(url::deallocate);
        BytePointer name = new BytePointer((format + "\0").getBytes(StandardCharsets.US_ASCII));
        scope.onClose(name::deallocate);
        try {
            Ffmpeg.check(
                    avformat.avformat_alloc_output_context2(context, null, name, url),
                    "start a file of format " + format);
            scope.onClose(() -> avformat.avformat_free_context(context));
            AVIOContext io = new AVIOContext(null);
            checkWritten(avformat.avio_open(io, url, avformat.AVIO_FLAG_WRITE));
            scope.onClose(() -> avformat.avio_closep(io));
            context.pb(io);
            opened = true;
        } finally {
            if (!opened) {
                scope.close();
            }
        }
    }

    /** Adds the stream an encoder makes; to be done before {@link #start}. */
    public AVStream add(StreamEncoder encoder) throws FfmpegException {
        AVStream stream = avformat.avformat_new_stream(context, null);
        Ffmpeg.check(
                avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder.context()), "describe a stream");
        stream.time_base(encoder.context().time_base());
        return stream;
    }

    /** Whether encoders must put their headers into the file's head (AV_CODEC_FLAG_GLOBAL_HEADER). */
    public boolean wantsGlobalHeaders() {
        return (context.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0;
    }

    /** Writes the head. */
    public void start(Map<String, String> metadata, Map<String, String> options) throws IOException {
        try (NativeScope starting = new NativeScope()) {
            AVDictionary notes = new AVDictionary(null);
            metadata.forEach((key, value) -> avutil.av_dict_set(notes, key, value, 0));
            // the file's context owns it from here
            context.metadata(notes);
            AVDictionary dictionary = new AVDictionary(null);
            starting.onClose(() -> avutil.av_dict_free(dictionary));
            options.forEach((key, value) -> avutil.av_dict_set(dictionary, key, value, 0));
            checkWritten(avformat.avformat_write_header(context, dictionary));
        }
    }

    /**
     * Writes everything the encoder has ready.
     *
     * @param length how long the packet of a timestamp lasts, in the encoder's time base; 0 for what the encoder says
     */
    public void write(StreamEncoder encoder, AVStream stream, LongUnaryOperator length)
            throws FfmpegException, IOException {
        for (AVPacket packet = encoder.receive(); packet != null; packet = encoder.receive()) {
            long ticks = length.applyAsLong(packet.pts());
            packet.duration(ticks > 0 ? ticks : packet.duration());
            avcodec.av_packet_rescale_ts(packet, encoder.context().time_base(), stream.time_base());
            packet.stream_index(stream.index());
            write(packet);
        }
    }

    /** Writes a packet whose stream and times, in that stream's time base, are set. */
    public void write(AVPacket packet) throws IOException {
        checkWritten(avformat.av_interleaved_write_frame(context, packet));
    }

    /** Writes the tail. */
    public void finish() throws IOException {
        checkWritten(avformat.av_write_trailer(context));
        avformat.avio_flush(context.pb());
        checkWritten(context.pb().error());
    }

    private static void checkWritten(int result) throws IOException {
        if (result < 0) {
            throw new IOException(Ffmpeg.text(result));
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
