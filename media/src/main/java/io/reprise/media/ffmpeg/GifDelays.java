package io.reprise.media.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Gives the pictures of a GIF the delays that browsers give them: what states less than 2/100 s is shown for 10/100 s.
 * FFmpeg itself does so for 0 alone. The stream's time base is 1/100 s.
 */
final class GifDelays {
    /** Shortest delay that players obey, in hundredths of a second; Chromium, Firefox and Safari agree. */
    private static final long LEAST = 2;

    /** What is shown instead of less. */
    private static final long SHOWN = 10;

    private long shift;

    /** Lengthens a packet that is shown too shortly, and moves those after it on; packets come from the file's beginning. */
    void mend(AVPacket packet) {
        if (packet.pts() != avutil.AV_NOPTS_VALUE) {
            packet.pts(packet.pts() + shift);
        }
        if (packet.dts() != avutil.AV_NOPTS_VALUE) {
            packet.dts(packet.dts() + shift);
        }
        if (packet.duration() < LEAST) {
            shift += SHOWN - packet.duration();
            packet.duration(SHOWN);
        }
    }

    /** Whether times are no longer those in the file, so that it can't be positioned by them. */
    boolean hasChanged() {
        return shift != 0;
    }
}
