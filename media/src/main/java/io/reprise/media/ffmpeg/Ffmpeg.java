package io.reprise.media.ffmpeg;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;

/**
 * FFmpeg's libraries in this process: loaded at first use (avutil, swresample, avcodec, avformat; swscale and avfilter
 * when their classes are touched; never avdevice), silent on standard error.
 */
public final class Ffmpeg {
    private static final int TEXT_BYTES = 128;

    static {
        Loader.load(avformat.class);
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    private Ffmpeg() {}

    /** Loads the libraries now instead of at first use; cheap when done before. */
    public static void load() {
        // the class initialiser does it
    }

    /** FFmpeg's version, such as "8.1.2". */
    public static String version() {
        return avutil.av_version_info().getString();
    }

    /** What one of FFmpeg's error codes means, in FFmpeg's words. */
    public static String text(int error) {
        byte[] text = new byte[TEXT_BYTES];
        avutil.av_strerror(error, text, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    /**
     * Hands a result on if it is no error.
     *
     * @param result what a function of FFmpeg returned
     * @param what what was being done, for the message
     * @throws FfmpegException if the result is negative
     */
    public static int check(int result, String what) throws FfmpegException {
        if (result < 0) {
            throw new FfmpegException(result, what + ": " + text(result));
        }
        return result;
    }
}
