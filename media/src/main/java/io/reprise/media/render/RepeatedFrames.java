package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.media.ffmpeg.FfmpegException;
import java.io.IOException;

/**
 * Footage played several times one after the other, for files whose players do not repeat them.
 *
 * @param times at least 1
 */
record RepeatedFrames(SourceFrames source, int times) implements SourceFrames {
    @Override
    public FrameGeometry geometry() {
        return source.geometry();
    }

    @Override
    public long play(Taker taker) throws BadInputException, FfmpegException, IOException {
        long length = 0;
        for (int round = 0; round < times; round++) {
            long start = length;
            length += source.play((micros, rgb) -> taker.picture(start + micros, rgb));
        }
        return length;
    }
}
