package io.reprise.media.render;

import io.reprise.core.time.TimeRange;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that was written.
 *
 * @param file where
 * @param range what it shows; shorter than asked for where the video ends earlier
 * @param bytes its size
 * @param width columns
 * @param height rows
 * @param framesPerSecond pictures shown a second, on average
 * @param frames how many pictures
 * @param givenUp what the size limit cost, largest first; empty without a limit, or if it cost nothing
 */
public record Rendered(
        Path file,
        TimeRange range,
        long bytes,
        int width,
        int height,
        double framesPerSecond,
        int frames,
        List<QualityTradeoff> givenUp) {
    public Rendered {
        givenUp = List.copyOf(givenUp);
    }
}
