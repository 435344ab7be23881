package io.reprise.media.ffmpeg;

import io.reprise.core.error.BadInputException;
import io.reprise.core.file.FileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.jspecify.annotations.Nullable;

/**
 * A media file being read packet by packet. What it is, is judged by its content, never by its name; it can make FFmpeg
 * open no other file and no network (no playlists, no numbered pictures, protocol {@code file} only).
 */
public final class InputFile implements AutoCloseable {
    /** Containers a person may have; playlists, patterns, scripts and devices are left out on purpose. */
    private static final String FORMATS = String.join(
            ",",
            List.of(
                    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,flv,live_flv,kux,mpegts,mpeg,mpegvideo,m4v,h261,h263",
                    "h264,hevc,vvc,av1,obu,ivf,ogg,asf,asf_o,rm,mxf,nut,nuv,wtv,dv,gxf,dhav,vc1,dirac,cavsvideo",
                    "yuv4mpegpipe,swf,bink,smk,vob,roq,film_cpk,mjpeg,mpjpeg,mtv,r3d,avs2,avs3,pva,nsv,lxf,ifv,ipmovie",
                    "gif,apng,png_pipe,jpeg_pipe,webp_pipe,bmp_pipe,tiff_pipe,jpegxl_anim,jpegxl_pipe,qoi_pipe",
                    "mp3,wav,w64,flac,aac,ac3,eac3,dts,dtshd,amr,amrnb,amrwb,aiff,au,caf,ape,wv,tta,truehd,mlp,tak"));

    /** A step between pictures beyond this is a break in the time stamps; glued files are more frequent than such pauses. */
    private static final long LONGEST_STEP_MICROS = 600_000_000L;

    /** Containers that state how long each picture is shown and nothing else: no step is a break. An APNG's is 65,535 s. */
    private static final Set<String> STATING_DELAYS = Set.of("gif", "apng");

    private static final long LONGEST_DELAY_MICROS = 65_536_000_000L;

    private static final String TEXTS =
            "srt,ass,webvtt,subviewer,subviewer1,microdvd,mpl2,tedcaptions,scc,lrc,vplayer,stl";

    /** Sample entries of encrypted pictures in MP4: Common Encryption, and Apple's. */
    private static final Set<String> ENCRYPTED_TAGS = Set.of("encv", "drmi");

    private static final String DRM = "by DRM";

    private final NativeScope scope = new NativeScope();
    private final TimestampMender timestamps = new TimestampMender();
    private final Path path;
    private final AVFormatContext context;
    private final GifDelays delays = new GifDelays();
    private long longestStepMicros = LONGEST_STEP_MICROS;
    private boolean gif;

    private InputFile(Path path) {
        this.path = path;
        this.context = avformat.avformat_alloc_context();
    }

    /**
     * Opens a file and finds its streams.
     *
     * @param path any name: blanks, quotes, a leading dash and letters of any language are fine
     * @throws BadInputException "no-such-file", "not-a-file", "not-readable", "empty", "link", "unfinished", "encrypted" or
     *     "not-a-video"
     */
    public static InputFile open(Path path) throws BadInputException {
        requireFile(path);
        Ffmpeg.load();
        InputFile file = new InputFile(path);
        boolean opened = false;
        try {
            file.openContext();
            opened = true;
            return file;
        } catch (FfmpegException e) {
            throw FileDiagnosis.of(path, e);
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    /**
     * Opens subtitles that are in memory.
     *
     * @param path where they are from, for messages and {@link #path}
     * @param utf8 the whole file, in UTF-8
     * @throws BadInputException "no-subtitles" if they are none
     */
    public static InputFile openText(Path path, byte[] utf8) throws BadInputException {
        Ffmpeg.load();
        InputFile file = new InputFile(path);
        boolean opened = false;
        try {
            if (utf8.length == 0) {
                throw new FfmpegException(avutil.AVERROR_INVALIDDATA(), "empty");
            }
            file.openFormat(file.ioOf(utf8), null, TEXTS);
            Ffmpeg.check(avformat.avformat_find_stream_info(file.context, (AVDictionary) null), "find streams");
            opened = true;
            return file;
        } catch (FfmpegException e) {
            throw new BadInputException(
                    "no-subtitles", path + " holds no subtitles that can be read; SRT, ASS and WebVTT can", e);
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    private static void requireFile(Path path) throws BadInputException {
        if (!Files.exists(path)) {
            throw FileNames.missing(path);
        }
        if (!Files.isRegularFile(path)) {
            throw new BadInputException("not-a-file", "not a file: " + path + "; name a video");
        }
        if (!Files.isReadable(path)) {
            throw new BadInputException("not-readable", "no permission to read " + path);
        }
        if (isEmpty(path)) {
            throw new BadInputException("empty", "the file is empty: " + path + "; copy or download it again");
        }
    }

    private static boolean isEmpty(Path path) throws BadInputException {
        try {
            return Files.size(path) == 0;
        } catch (IOException e) {
            throw new BadInputException("not-readable", "cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private void openContext() throws FfmpegException {
        byte[] animation = animationOf(path);
        byte[] controlled = animation.length > 0 ? animation : controlledOf(path);
        if (animation.length > 0) {
            openFormat(ioOf(animation), avformat.av_find_input_format("apng"), FORMATS);
        } else if (controlled.length > 0) {
            openFormat(ioOf(controlled), avformat.av_find_input_format("gif"), FORMATS);
        } else {
            openStored();
        }
        Ffmpeg.check(avformat.avformat_find_stream_info(context, (AVDictionary) null), "find streams");
    }

    /** An animated WebP, which FFmpeg does not read, as an APNG, which it does; nothing for any other file. */
    private static byte[] animationOf(Path path) throws FfmpegException {
        try {
            return WebpAnimation.isOne(path) ? new WebpCanvas(WebpAnimation.read(path)).toApng() : new byte[0];
        } catch (IOException e) {
            throw new FfmpegException(avutil.AVERROR_INVALIDDATA(), "read: " + e.getMessage());
        }
    }

    /** An animated GIF of which FFmpeg would miss pictures with what tells it of them; nothing for any other file. */
    private static byte[] controlledOf(Path path) throws FfmpegException {
        try {
            return GifControls.mended(path);
        } catch (IOException e) {
            throw new FfmpegException(avutil.AVERROR_INVALIDDATA(), "read: " + e.getMessage());
        }
    }

    /** Bytes as a file: FFmpeg's own read buffer holds them all, so that reading and seeking never leave it. */
    private AVIOContext ioOf(byte[] bytes) {
        BytePointer copy = new BytePointer(avutil.av_malloc(bytes.length));
        copy.capacity(bytes.length).put(bytes, 0, bytes.length);
        SizeOnly size = new SizeOnly(bytes.length);
        AVIOContext io = avformat.avio_alloc_context(
                copy, bytes.length, 0, null, (Read_packet_Pointer_BytePointer_int) null, null, size);
        scope.onClose(size::deallocate);
        scope.onClose(() -> {
            avutil.av_free(io.buffer());
            avformat.avio_context_free(io);
        });
        io.buf_end(copy.getPointer(bytes.length));
        return io.pos(bytes.length);
    }

    private void openStored() throws FfmpegException {
        try (NativeScope opening = new NativeScope()) {
            AVDictionary options = new AVDictionary(null);
            opening.onClose(() -> avutil.av_dict_free(options));
            avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
            AVIOContext io = new AVIOContext(null);
            Ffmpeg.check(avformat.avio_open2(io, url(opening), avformat.AVIO_FLAG_READ, null, options), "open");
            scope.onClose(() -> avformat.avio_closep(io));
            openFormat(io, null, FORMATS);
        }
    }

    /** With the bytes opened by us and no name given, FFmpeg has nothing but the content to go by. */
    private void openFormat(AVIOContext io, @Nullable AVInputFormat format, String allowed) throws FfmpegException {
        try (NativeScope opening = new NativeScope()) {
            context.pb(io);
            AVDictionary options = new AVDictionary(null);
            opening.onClose(() -> avutil.av_dict_free(options));
            avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
            avutil.av_dict_set(options, "format_whitelist", allowed, 0);
            // on failure FFmpeg frees the context itself and sets our pointer to null
            Ffmpeg.check(avformat.avformat_open_input(context, "", format, options), "open");
            scope.onClose(() -> avformat.avformat_close_input(context));
            gif = container().equals("gif");
            longestStepMicros = STATING_DELAYS.contains(container()) ? LONGEST_DELAY_MICROS : LONGEST_STEP_MICROS;
        }
    }

    private BytePointer url(NativeScope opening) {
        byte[] scheme = "file:".getBytes(StandardCharsets.UTF_8);
        byte[] name = FileNames.bytes(path);
        byte[] all = Arrays.copyOf(scheme, scheme.length + name.length + 1); // ends with a zero
        System.arraycopy(name, 0, all, scheme.length, name.length);
        BytePointer url = new BytePointer(all);
        opening.onClose(url::deallocate);
        return url;
    }

    /** The file's name as it was given. */
    public Path path() {
        return path;
    }

    /** FFmpeg's view of the file; stays this object's. */
    public AVFormatContext context() {
        return context;
    }

    /** FFmpeg's short name of the container, such as "mov,mp4,m4a,3gp,3g2,mj2". */
    public String container() {
        return context.iformat().name().getString();
    }

    /**
     * Refuses a stream that is encrypted, as films that are sold are: what a decoder would show of it is noise.
     *
     * @throws BadInputException "encrypted"
     */
    public void requireClear(int stream) throws BadInputException {
        boolean tagged = ENCRYPTED_TAGS.contains(tag(stream(stream).codecpar().codec_tag()));
        if (tagged || avutil.av_dict_get(stream(stream).metadata(), "enc_key_id", null, 0) != null) {
            throw FileDiagnosis.encrypted(path, DRM);
        }
    }

    /**
     * Refuses a packet that is encrypted by Common Encryption (ISO/IEC 23001-7).
     *
     * @throws BadInputException "encrypted"
     */
    public void requireClear(AVPacket packet) throws BadInputException {
        if (avcodec.av_packet_get_side_data(packet, avcodec.AV_PKT_DATA_ENCRYPTION_INFO, (SizeTPointer) null) != null) {
            throw FileDiagnosis.encrypted(path, DRM);
        }
    }

    private static String tag(int tag) {
        byte[] letters = {(byte) tag, (byte) (tag >> 8), (byte) (tag >> 16), (byte) (tag >> 24)};
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    /** The stream at an index. */
    public AVStream stream(int index) {
        return context.streams(index);
    }

    /** The video to look at: FFmpeg's choice, cover pictures left out; -1 if there is none. */
    public int videoStream() {
        int best = best(avutil.AVMEDIA_TYPE_VIDEO);
        if (best >= 0 && isCover(best)) {
            best = firstMovingPicture();
        }
        return best;
    }

    /**
     * The video to look at.
     *
     * @throws BadInputException "no-video" or "unfinished" if there is none
     */
    public int requireVideo() throws BadInputException {
        int video = videoStream();
        if (video < 0) {
            throw FileDiagnosis.withoutVideo(path);
        }
        return video;
    }

    private int firstMovingPicture() {
        for (int i = 0; i < context.nb_streams(); i++) {
            if (stream(i).codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO && !isCover(i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isCover(int index) {
        return (stream(index).disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0;
    }

    /** The sound to listen to, or -1 if there is none that can be decoded. */
    public int soundStream() {
        return best(avutil.AVMEDIA_TYPE_AUDIO);
    }

    /** The streams of subtitles that are text and can be decoded, the one to be shown first in front. */
    public List<Integer> textStreams() {
        List<Integer> streams = new ArrayList<>();
        for (int i = 0; i < context.nb_streams(); i++) {
            if (isText(i)) {
                boolean standard = (stream(i).disposition() & avformat.AV_DISPOSITION_DEFAULT) != 0;
                streams.add(standard ? 0 : streams.size(), i);
            }
        }
        return streams;
    }

    private boolean isText(int index) {
        int codec = stream(index).codecpar().codec_id();
        AVCodecDescriptor descriptor = avcodec.avcodec_descriptor_get(codec);
        return stream(index).codecpar().codec_type() == avutil.AVMEDIA_TYPE_SUBTITLE
                && descriptor != null
                && (descriptor.props() & avcodec.AV_CODEC_PROP_TEXT_SUB) != 0
                && avcodec.avcodec_find_decoder(codec) != null;
    }

    private int best(int type) {
        return Math.max(
                -1, avformat.av_find_best_stream(context, type, -1, -1, (org.bytedeco.ffmpeg.avcodec.AVCodec) null, 0));
    }

    /** Lets the container pass over every stream but these, where it can. */
    public void keepOnly(int... streams) {
        for (int i = 0; i < context.nb_streams(); i++) {
            stream(i).discard(avcodec.AVDISCARD_ALL);
        }
        for (int kept : streams) {
            if (kept >= 0) {
                stream(kept).discard(avcodec.AVDISCARD_DEFAULT);
            }
        }
    }

    /**
     * Reads the next packet of any stream. Time stamps that start again on the way go on instead, as long as the file is
     * read from its beginning.
     *
     * @param packet is filled; whoever reads again or ends unreferences it
     * @return whether there was one; after damage that can't be passed over there is none
     */
    public boolean read(AVPacket packet) {
        avcodec.av_packet_unref(packet);
        boolean read = avformat.av_read_frame(context, packet) >= 0;
        if (read && gif) {
            delays.mend(packet);
        } else if (read) {
            timestamps.mend(packet, stream(packet.stream_index()), longestStepMicros);
        }
        return read;
    }

    /** The longest step from one picture to the next that is a pause; a longer one is a break in the time stamps. */
    public long longestStepMicros() {
        return longestStepMicros;
    }

    /** Whether time stamps in what was read were changed: then they say nothing of where in the file they are. */
    public boolean timestampsRestart() {
        return timestamps.hasBroken() || delays.hasChanged();
    }

    /**
     * Goes to the last key frame at or before a moment.
     *
     * @param stream of which stream
     * @param timestamp in that stream's time base
     * @return whether the file could be positioned
     */
    public boolean seek(int stream, long timestamp) {
        timestamps.restart();
        return avformat.av_seek_frame(context, stream, timestamp, avformat.AVSEEK_FLAG_BACKWARD) >= 0;
    }

    @Override
    public void close() {
        scope.close();
    }

    /** Tells FFmpeg how many bytes there are; it has them all and need not go anywhere. */
    private static final class SizeOnly extends Seek_Pointer_long_int {
        private final long size;

        SizeOnly(long size) {
            this.size = size;
        }

        @Override
        public long call(Pointer opaque, long offset, int whence) {
            return whence == avformat.AVSEEK_SIZE ? size : avutil.AVERROR_EOF();
        }
    }
}
