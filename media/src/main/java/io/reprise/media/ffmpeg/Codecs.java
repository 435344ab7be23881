package io.reprise.media.ffmpeg;

import io.reprise.core.error.DoesNotFitException;
import java.util.List;
import org.bytedeco.ffmpeg.global.avcodec;

/** Which of the codecs that people meet are in the FFmpeg at hand. */
public final class Codecs {
    private static final List<String> READ = List.of(
            "h264",
            "hevc",
            "vp8",
            "vp9",
            "av1",
            "mpeg4",
            "mpeg2video",
            "mjpeg",
            "gif",
            "webp",
            "aac",
            "mp3",
            "opus",
            "vorbis",
            "ac3");
    private static final List<String> WRITTEN = List.of("libwebp_anim", "libopenh264", "aac");

    /** What AVIF is written with. */
    public static final String AV1_ENCODER = "libaom-av1";

    private Codecs() {}

    /**
     * Refuses a format whose encoder this FFmpeg lacks.
     *
     * @param encoder FFmpeg's name of it
     * @param format for the message
     * @param instead a format that can be written everywhere
     */
    public static void requireEncoder(String encoder, String format, String instead) {
        Ffmpeg.load();
        if (avcodec.avcodec_find_encoder_by_name(encoder) == null) {
            throw new DoesNotFitException(
                    "this FFmpeg can't write " + format + ": it has no encoder " + encoder + "; write " + instead);
        }
    }

    /** Names of common codecs that this FFmpeg can't decode; empty if it can decode all. */
    public static List<String> unreadable() {
        Ffmpeg.load();
        return READ.stream()
                .filter(name -> avcodec.avcodec_find_decoder_by_name(name) == null)
                .toList();
    }

    /** Names of the encoders needed for rendering that this FFmpeg lacks; empty if it has all. */
    public static List<String> unwritable() {
        Ffmpeg.load();
        return WRITTEN.stream()
                .filter(name -> avcodec.avcodec_find_encoder_by_name(name) == null)
                .toList();
    }
}
