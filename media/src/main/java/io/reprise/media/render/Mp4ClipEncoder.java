package io.reprise.media.render;

import io.reprise.core.time.TimeRange;
import io.reprise.core.trouble.BadInputException;
import io.reprise.media.RangeSound;
import io.reprise.media.VideoInfo;
import io.reprise.media.ffmpeg.FfmpegException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** MP4 with the range's own sound. */
final class Mp4ClipEncoder implements ClipEncoder {
    private static final int SOUND_RATE = 44_100;
    private static final double LARGEST_RATE = 240;

    private final VideoInfo video;
    private final TimeRange range;
    private final int threads;
    private final BooleanSupplier cancelled;

    Mp4ClipEncoder(VideoInfo video, TimeRange range, int threads, BooleanSupplier cancelled) {
        this.video = video;
        this.range = range;
        this.threads = threads;
        this.cancelled = cancelled;
    }

    @Override
    public Encoded encode(Footage footage, Setting setting, SourceNote note, Path file)
            throws BadInputException, FfmpegException, IOException {
        Optional<float[]> sound =
                setting.soundBits() == 0 ? Optional.empty() : RangeSound.read(video, range, SOUND_RATE, cancelled);
        Shape shape = footage.shape();
        double rate = Math.min(LARGEST_RATE, Math.min(shape.framesPerSecond(), Math.max(1, video.framesPerSecond())));
        var plan = new Mp4Writer.Plan(
                shape.width(),
                shape.height(),
                rate,
                (int) Math.round(setting.coarseness()),
                threads,
                SOUND_RATE,
                sound.isPresent() ? setting.soundBits() : 0,
                note.text());
        try (Mp4Writer writer = new Mp4Writer(file, plan)) {
            Lagging pictures = new Lagging(writer, shape, sound.orElse(new float[0]));
            long length = footage.play(pictures::add);
            pictures.finish(length);
            writer.finish();
            return new Encoded(pictures.count, length);
        }
    }

    /** Holds each picture back until it is known when the next comes, and feeds the sound in step. */
    private static final class Lagging {
        private final Mp4Writer writer;
        private final float[] sound;
        private final byte[] waiting;
        private long waitingMicros;
        private int soundDone;
        private int count;

        Lagging(Mp4Writer writer, Shape shape, float[] sound) {
            this.writer = writer;
            this.sound = sound;
            this.waiting = new byte[(int) shape.pictureBytes()];
        }

        void add(long micros, byte[] rgb) throws FfmpegException, IOException {
            if (count > 0) {
                write(micros);
            }
            System.arraycopy(rgb, 0, waiting, 0, waiting.length);
            waitingMicros = micros;
            count++;
        }

        private void write(long untilMicros) throws FfmpegException, IOException {
            writer.picture(waitingMicros, untilMicros, waiting);
            int soundUntil = (int) Math.min(sound.length / 2, untilMicros * SOUND_RATE / 1_000_000);
            writer.sound(sound, soundDone, soundUntil);
            soundDone = soundUntil;
        }

        void finish(long lengthMicros) throws FfmpegException, IOException {
            write(lengthMicros);
        }
    }
}
