package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.core.time.TimeRange;
import io.reprise.media.RangeSound;
import io.reprise.media.VideoInfo;
import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.ffmpeg.Tempo;
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
    private final RenderOptions options;
    private final BooleanSupplier cancelled;

    Mp4ClipEncoder(VideoInfo video, TimeRange range, RenderOptions options, BooleanSupplier cancelled) {
        this.video = video;
        this.range = range;
        this.options = options;
        this.cancelled = cancelled;
    }

    @Override
    public Encoded encode(SourceFrames frames, EncodeSettings settings, SourceNote note, Path file)
            throws BadInputException, FfmpegException, IOException {
        Optional<float[]> sound = settings.soundBits() == 0 ? Optional.empty() : sound();
        FrameGeometry geometry = frames.geometry();
        double rate =
                Math.min(LARGEST_RATE, Math.min(geometry.framesPerSecond(), Math.max(1, video.framesPerSecond())));
        var plan = new Mp4Writer.Plan(
                geometry.width(),
                geometry.height(),
                rate,
                (int) Math.round(settings.coarseness()),
                options.threads(),
                SOUND_RATE,
                sound.isPresent() ? settings.soundBits() : 0,
                note.text());
        try (Mp4Writer writer = new Mp4Writer(file, plan)) {
            int plays = Math.max(1, options.effects().loop());
            FrameDurations pictures =
                    new FrameDurations(geometry, new InStep(writer, sound.orElse(new float[0]), plays));
            long length = frames.play(pictures);
            int count = pictures.finish(length);
            writer.finish();
            return new Encoded(count, length);
        }
    }

    /** The range's sound at the wanted speed. */
    private Optional<float[]> sound() throws BadInputException, FfmpegException {
        long end = Math.max(range.startMicros() + 1, Math.min(range.endMicros(), video.durationMicros()));
        TimeRange there = new TimeRange(range.startMicros(), end);
        Optional<float[]> sound = RangeSound.read(video, there, SOUND_RATE, cancelled);
        double speed = options.effects().speed();
        return sound.isEmpty() || speed == 1 ? sound : Optional.of(Tempo.change(sound.get(), SOUND_RATE, speed));
    }

    /** Writes pictures, and the sound in step with them: as often as the moment is played. */
    private static final class InStep implements FrameDurations.Timed {
        private final Mp4Writer writer;
        private final float[] sound;
        private final long soundEnd;
        private long soundDone;

        InStep(Mp4Writer writer, float[] sound, int plays) {
            this.writer = writer;
            this.sound = sound;
            this.soundEnd = (long) plays * (sound.length / 2);
        }

        @Override
        public void picture(long micros, long untilMicros, byte[] rgb) throws FfmpegException, IOException {
            writer.picture(micros, untilMicros, rgb);
            long until = Math.min(soundEnd, untilMicros * SOUND_RATE / 1_000_000);
            while (soundDone < until) {
                int from = (int) (soundDone % (sound.length / 2));
                int to = (int) Math.min(sound.length / 2, from + until - soundDone);
                writer.sound(sound, from, to);
                soundDone += to - from;
            }
        }
    }
}
