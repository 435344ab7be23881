package io.reprise.media.render;

import io.reprise.media.ffmpeg.FfmpegException;
import java.io.IOException;

/** Holds each picture back until it is known when the next comes: for files that say how long each is shown. */
final class FrameDurations implements SourceFrames.Taker {
    /** Takes a picture whose time is known. */
    @FunctionalInterface
    interface Timed {
        /**
         * Takes the next.
         *
         * @param micros when it is first shown
         * @param untilMicros when the next is, or the end
         * @param rgb used again for the next
         */
        void picture(long micros, long untilMicros, byte[] rgb) throws FfmpegException, IOException;
    }

    private final Timed taker;
    private final byte[] waiting;
    private long waitingMicros;
    private int count;

    FrameDurations(FrameGeometry geometry, Timed taker) {
        this.taker = taker;
        this.waiting = new byte[(int) geometry.pictureBytes()];
    }

    @Override
    public void picture(long micros, byte[] rgb) throws FfmpegException, IOException {
        if (count > 0) {
            taker.picture(waitingMicros, micros, waiting);
        }
        System.arraycopy(rgb, 0, waiting, 0, waiting.length);
        waitingMicros = micros;
        count++;
    }

    /** Hands the last one over; says how many there were. */
    int finish(long lengthMicros) throws FfmpegException, IOException {
        taker.picture(waitingMicros, lengthMicros, waiting);
        return count;
    }
}
