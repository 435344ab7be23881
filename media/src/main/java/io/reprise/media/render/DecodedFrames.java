package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.core.frame.FrameSize;
import io.reprise.core.time.TimeRange;
import io.reprise.media.RangeDecoder;
import io.reprise.media.VideoInfo;
import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.ffmpeg.PictureScaler;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * Footage decoded anew each time: one picture in memory, however long and large it is. Where the video is faster than
 * wanted, every so-manieth picture is taken, or time is cut into slots of the wanted rate and the first picture of each
 * slot is taken; always at its own true time.
 *
 * @param ground what transparent pictures are laid over, 0xRRGGBB
 */
record DecodedFrames(
        VideoInfo video, TimeRange range, FrameGeometry geometry, int ground, int threads, BooleanSupplier cancelled)
        implements SourceFrames {
    /** Times written in milliseconds may fall just short of their slot. */
    private static final double SLOT_TOLERANCE_MICROS = 2_000;

    @Override
    public long play(Taker taker) throws BadInputException, FfmpegException, IOException {
        var size = new FrameSize(geometry.width(), geometry.height(), FrameSize.Fit.STRETCH);
        byte[] rgb = new byte[(int) geometry.pictureBytes()];
        long[] lastSlot = {-1};
        int[] seen = {0};
        try (var scaler = new PictureScaler(size, video.coded(), ground, PictureScaler.Care.FINE)) {
            return new RangeDecoder(video, range, threads, cancelled).pictures((micros, frame) -> {
                long slot = slot(micros, seen[0]++);
                if (slot > lastSlot[0]) {
                    lastSlot[0] = slot;
                    scaler.scale(frame, rgb);
                    taker.picture(micros, rgb);
                }
            });
        }
    }

    private long slot(long micros, int seen) {
        return geometry.every() > 0
                ? seen / geometry.every()
                : (long) ((micros + SLOT_TOLERANCE_MICROS) / 1e6 * geometry.framesPerSecond());
    }
}
