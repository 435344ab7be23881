package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.media.ffmpeg.FfmpegException;
import java.io.IOException;

/**
 * Footage played faster or slower: the same pictures, at other times.
 *
 * @param source in the video's own time
 * @param geometry as it is shown; the source's rate is this one over the speed
 * @param speed above 0; 2 is twice as fast
 */
record RetimedFrames(SourceFrames source, FrameGeometry geometry, double speed) implements SourceFrames {
    @Override
    public long play(Taker taker) throws BadInputException, FfmpegException, IOException {
        long[] last = {-1};
        long length = source.play((micros, rgb) -> {
            last[0] = Math.max(last[0] + 1, Math.round(micros / speed));
            taker.picture(last[0], rgb);
        });
        return Math.max(last[0] + 1, Math.round(length / speed));
    }
}
