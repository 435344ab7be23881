package io.reprise.media.render;

import io.reprise.core.trouble.BadInputException;
import io.reprise.media.ffmpeg.FfmpegException;
import java.io.IOException;

/**
 * Footage played several times one after the other, for files whose players do not repeat them.
 *
 * @param times at least 1
 */
record RepeatedFootage(Footage source, int times) implements Footage {
    @Override
    public Shape shape() {
        return source.shape();
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
