package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.core.file.PartFile;
import io.reprise.core.time.TimeRange;
import io.reprise.media.VideoInfo;
import io.reprise.media.ffmpeg.FfmpegException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Joins whole videos to one MP4 without sound, every picture decoded and encoded again in the size of the first video. */
public final class ClipJoiner {
    /** Finer than what looks good: the joined video stands for its clips. */
    private static final int QUANTISER = 18;

    private static final int SOUND_RATE = 44_100;
    private static final int BLACK = 0;

    private final Mp4Writer writer;
    private final byte[] waiting;
    private long waitingMicros = -1;

    private ClipJoiner(Mp4Writer writer, FrameGeometry geometry) {
        this.writer = writer;
        this.waiting = new byte[(int) geometry.pictureBytes()];
    }

    /**
     * Joins videos.
     *
     * @param clips at least one, in their order
     * @param file where to; an existing file is replaced
     * @param threads for decoding and encoding
     * @param cancelled asked often
     * @return where each clip lies in the file
     * @throws BadInputException "damaged" if one can't be decoded, "write-failed" and others if it can't be written
     */
    public static List<TimeRange> join(List<VideoInfo> clips, Path file, int threads, BooleanSupplier cancelled)
            throws BadInputException {
        VideoInfo first = clips.get(0);
        FrameGeometry geometry =
                new FrameGeometry(even(first.width()), even(first.height()), Double.POSITIVE_INFINITY, 1);
        Mp4Writer.Plan plan = new Mp4Writer.Plan(
                geometry.width(), geometry.height(), first.framesPerSecond(), QUANTISER, threads, SOUND_RATE, 0, "");
        try (PartFile part = PartFile.beside(file)) {
            List<TimeRange> bounds = new ArrayList<>();
            try (Mp4Writer writer = new Mp4Writer(part.path(), plan)) {
                ClipJoiner joiner = new ClipJoiner(writer, geometry);
                long end = 0;
                for (VideoInfo clip : clips) {
                    long start = end;
                    TimeRange whole = new TimeRange(0, clip.durationMicros());
                    end += new DecodedFrames(clip, whole, geometry, BLACK, threads, cancelled)
                            .play((micros, rgb) -> joiner.add(start + micros, rgb));
                    bounds.add(new TimeRange(start, end));
                }
                joiner.write(end);
                writer.finish();
            }
            part.moveIntoPlace();
            return bounds;
        } catch (IOException e) {
            throw WriteErrorText.of(e, file);
        } catch (FfmpegException e) {
            throw new BadInputException("damaged", "the clips can't be joined to " + file + ": " + e.getMessage(), e);
        }
    }

    private static int even(int size) {
        return Math.max(16, size / 2 * 2);
    }

    /** A picture is written once it is known when the next comes. */
    private void add(long micros, byte[] rgb) throws FfmpegException, IOException {
        if (waitingMicros >= 0) {
            write(micros);
        }
        System.arraycopy(rgb, 0, waiting, 0, waiting.length);
        waitingMicros = micros;
    }

    private void write(long untilMicros) throws FfmpegException, IOException {
        writer.picture(waitingMicros, untilMicros, waiting);
    }
}
