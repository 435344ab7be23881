package io.reprise.media;

import io.reprise.media.ffmpeg.Crop;
import io.reprise.media.ffmpeg.StoredPicture;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a video is, measured where what the file says of itself can't be trusted.
 *
 * @param path its name as given
 * @param container FFmpeg's short name of the file's format
 * @param codec FFmpeg's short name of the pictures' codec
 * @param durationMicros from the first frame shown to the end of the last, at least 1
 * @param lengthTrusted whether the length the file states agrees with its packets
 * @param coded the pictures as stored, and what of them is shown
 * @param framesPerSecond mean rate, above 0
 * @param variableFrameRate whether the time between frames changes
 * @param frames about how many pictures, at least 1
 * @param keyFrames about how many of them can be decoded by themselves, at least 1
 * @param sound null if there is none that can be decoded
 * @param streams where in the file
 */
public record VideoInfo(
        Path path,
        String container,
        String codec,
        long durationMicros,
        boolean lengthTrusted,
        StoredPicture coded,
        double framesPerSecond,
        boolean variableFrameRate,
        long frames,
        long keyFrames,
        @Nullable Sound sound,
        Streams streams) {
    /**
     * The sound as stored.
     *
     * @param codec FFmpeg's short name
     * @param channels how many
     * @param sampleRate samples a second
     */
    public record Sound(String codec, int channels, int sampleRate) {}

    /**
     * Where in the file.
     *
     * @param video index of the pictures' stream
     * @param sound index of the sound's stream, or -1
     * @param originTimestamp of the first frame shown, in the pictures' time base: time 0
     * @param offsetMicros how long after the file's beginning, which is time 0 for players, the first frame is shown;
     *     above 0 where sound starts earlier
     * @param restarts whether time stamps start again on the way, so that they say nothing of where in the file they are
     */
    public record Streams(int video, int sound, long originTimestamp, long offsetMicros, boolean restarts) {}

    /** Columns of the picture as shown: cropped, upright, square pixels. */
    public int width() {
        return coded.shownWidth();
    }

    /** Rows of the picture as shown: cropped, upright, square pixels. */
    public int height() {
        return coded.shownHeight();
    }

    /** The same video of which something else is shown. */
    public VideoInfo cropped(Crop crop) {
        return new VideoInfo(
                path,
                container,
                codec,
                durationMicros,
                lengthTrusted,
                coded.cropped(crop),
                framesPerSecond,
                variableFrameRate,
                frames,
                keyFrames,
                sound,
                streams);
    }

    /** The same video played faster or slower, as far as its rate is concerned; its length stays. */
    public VideoInfo atSpeed(double speed) {
        return new VideoInfo(
                path,
                container,
                codec,
                durationMicros,
                lengthTrusted,
                coded,
                framesPerSecond * speed,
                variableFrameRate,
                frames,
                keyFrames,
                sound,
                streams);
    }
}
