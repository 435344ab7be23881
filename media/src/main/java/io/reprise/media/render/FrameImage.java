package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.core.frame.Frame;
import io.reprise.core.frame.FrameSize;
import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import io.reprise.media.RangeDecoder;
import io.reprise.media.VideoInfo;
import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.ffmpeg.PictureScaler;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One picture of a video, upright and with square pixels. */
public final class FrameImage {
    private FrameImage() {}

    /**
     * The picture that is shown at a moment; the last one for a moment at or after the end.
     *
     * @param atMicros from the first frame shown
     * @param width columns wanted, at least 2; a narrower video keeps its own
     * @throws BadInputException "damaged" if no picture can be decoded there
     */
    public static Frame at(VideoInfo video, long atMicros, int width) throws BadInputException {
        long last = Math.max(0, video.durationMicros() - Math.round(Micros.PER_SECOND / video.framesPerSecond()));
        TimeRange range = new TimeRange(Math.min(atMicros, last), video.durationMicros());
        int columns = Math.max(1, Math.min(width, video.width()));
        int rows = (int) Math.max(1, Math.round((double) columns * video.height() / video.width()));
        byte[] rgb = new byte[3 * columns * rows];
        AtomicBoolean shown = new AtomicBoolean();
        var size = new FrameSize(columns, rows, FrameSize.Fit.STRETCH);
        try (var scaler = new PictureScaler(size, video.coded(), PictureScaler.WHITE, PictureScaler.Care.FINE)) {
            RangeDecoder decoder = new RangeDecoder(video, firstOf(range, video), 1, () -> false);
            decoder.pictures((micros, frame) -> {
                if (!shown.getAndSet(true)) {
                    scaler.scale(frame, rgb);
                }
            });
        } catch (IOException | FfmpegException e) {
            throw new BadInputException(
                    "damaged", "can't be decoded: " + video.path() + " (" + e.getMessage() + ")", e);
        }
        return new Frame(range.startMicros(), columns, rows, rgb);
    }

    /** Enough for a few pictures; the decoder holds on to the one that is shown already. */
    private static TimeRange firstOf(TimeRange range, VideoInfo video) {
        long few = Math.round(3 * Micros.PER_SECOND / video.framesPerSecond());
        long end = Math.min(range.endMicros(), range.startMicros() + Math.max(few, Micros.PER_SECOND / 5));
        return new TimeRange(range.startMicros(), Math.max(end, range.startMicros() + 1));
    }
}
