package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.media.ffmpeg.FfmpegException;
import java.io.IOException;

/** The pictures of a range, scaled and thinned out for rendering; they can be gone through again and again. */
interface SourceFrames {
    /** Takes the pictures, in order. */
    @FunctionalInterface
    interface Taker {
        /**
         * Takes the next.
         *
         * @param micros when it is first shown, from the range's start; 0 for the first, then ascending
         * @param rgb bytes R, G, B; used again for the next
         */
        void picture(long micros, byte[] rgb) throws IOException, FfmpegException;
    }

    /** Size of the pictures. */
    FrameGeometry geometry();

    /**
     * Goes through all pictures, at least one.
     *
     * @return how long they are shown in all, in microseconds
     */
    long play(Taker taker) throws BadInputException, FfmpegException, IOException;
}
