package io.reprise.app.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Range of a video as it is rendered.
 *
 * @param start seconds from the video's first frame
 * @param seconds its length, above 0
 * @param width columns of the GIF
 * @param framesPerSecond pictures a second of the GIF
 */
record Moment(Path video, double start, double seconds, int width, double framesPerSecond) {
    /** Options of ffmpeg that read it, without sound. */
    List<String> input() {
        return List.of("-ss", number(start), "-t", number(seconds), "-i", "file:" + video, "-an");
    }

    /** Filter of ffmpeg that brings it to the GIF's rate and size. */
    String filter() {
        return "fps=" + number(framesPerSecond) + ",scale=" + width + ":-2:flags=bicubic";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
