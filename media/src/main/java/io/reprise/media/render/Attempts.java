package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.file.PartFile;
import io.reprise.core.time.TimeRange;
import io.reprise.media.VideoInfo;
import io.reprise.media.caption.CaptionTrack;
import io.reprise.media.caption.Cue;
import io.reprise.media.caption.Subtitles;
import io.reprise.media.ffmpeg.FfmpegException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The encodes it takes to render one range: one without a limit, with one as many as the search wants. */
final class Attempts implements AutoCloseable {
    /**
     * Pictures are kept in memory up to this; larger clips are decoded anew for each pass. Several clips are made at once,
     * so each has an eighth of Java's memory.
     */
    private static final long HELD_BYTES =
            Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 8);

    /** An MP4 that repeats the moment lasts no longer. */
    private static final int LONGEST_LOOPED_SECONDS = 600;

    private final VideoInfo video;
    private final VideoInfo timed;
    private final SourceNote note;
    private final Path file;
    private final RenderOptions options;
    private final BooleanSupplier cancelled;
    private final EncodeSettings full;
    private final CaptionTrack captions;
    private @Nullable Attempt best;

    private record Attempt(PartFile part, EncodeSettings settings, ClipEncoder.Encoded encoded, long bytes) {}

    Attempts(VideoInfo video, SourceNote note, Path file, RenderOptions options, BooleanSupplier cancelled)
            throws BadInputException {
        this.video = video;
        this.note = note;
        this.file = file;
        this.options = options;
        this.cancelled = cancelled;
        this.timed = video.atSpeed(options.effects().speed());
        this.full = EncodeSettings.full(timed, options);
        this.captions = captions(options.effects());
    }

    private CaptionTrack captions(Effects effects) throws BadInputException {
        String subtitles = effects.subtitles();
        List<Cue> cues = subtitles == null ? List.of() : Subtitles.read(video, subtitles, note.range());
        return CaptionTrack.of(effects.text(), cues, note.range());
    }

    Rendered run() throws BadInputException, FfmpegException, IOException {
        requireFewLoops();
        long limit = options.maxBytes().orElse(Long.MAX_VALUE);
        SizeSearch.search(limit, steps -> attempt(steps, limit));
        Attempt done = best;
        if (done == null) {
            throw new BadInputException(
                    "too-large",
                    "can't make " + file + " as small as " + limit + " bytes; allow more or a shorter length");
        }
        done.part.moveIntoPlace();
        return describe(done);
    }

    /** An MP4 is written out as often as it is to be played. */
    private void requireFewLoops() {
        Effects effects = options.effects();
        double seconds = note.range().lengthMicros() / 1e6 / effects.speed() * effects.loop();
        if (options.format() == Format.MP4 && effects.loop() > 1 && seconds > LONGEST_LOOPED_SECONDS) {
            throw new InvalidValueException(
                    "loop",
                    effects.loop() + " loops would make an MP4 of " + Math.round(seconds) + " s, and it may have "
                            + LONGEST_LOOPED_SECONDS + "; loop it less often");
        }
    }

    private long attempt(double steps, long limit) throws BadInputException, FfmpegException, IOException {
        EncodeSettings settings = steps == 0 ? full : full.reduced(timed, options, steps);
        PartFile part = PartFile.beside(file);
        boolean kept = false;
        try {
            ClipEncoder.Encoded encoded = encoder().encode(frames(settings), settings, note, part.path());
            long bytes = Files.size(part.path());
            if (bytes <= limit) {
                close();
                best = new Attempt(part, settings, encoded, bytes);
                kept = true;
            }
            return bytes;
        } finally {
            if (!kept) {
                part.close();
            }
        }
    }

    private SourceFrames frames(EncodeSettings settings) throws BadInputException, FfmpegException, IOException {
        Effects effects = options.effects();
        FrameGeometry geometry = settings.geometry();
        SourceFrames shown = new DecodedFrames(
                video,
                note.range(),
                geometry.atSpeed(1 / effects.speed()),
                options.framing().ground(),
                options.threads(),
                cancelled);
        if (!captions.isEmpty()) {
            shown = new CaptionedFrames(shown, captions);
        }
        if (effects.speed() != 1) {
            shown = new RetimedFrames(shown, geometry, effects.speed());
        }
        // a size limit may take several encodes, and a GIF of a few seconds is soon held
        if (options.format() == Format.GIF && options.maxBytes().isPresent()) {
            shown = BufferedFrames.holding(shown, HELD_BYTES);
        }
        if (effects.boomerang()) {
            shown = new BoomerangFrames(shown, HELD_BYTES / 2);
        }
        boolean repeats = options.format() == Format.MP4 && effects.loop() > 1;
        return repeats ? new RepeatedFrames(shown, effects.loop()) : shown;
    }

    private ClipEncoder encoder() {
        return switch (options.format()) {
            case GIF -> new GifClipEncoder(options.effects().loop(), options.threads());
            case WEBP -> new WebpClipEncoder(options.effects().loop());
            case AVIF -> new AvifClipEncoder(timed, options);
            case APNG -> new ApngClipEncoder(options.effects().loop());
            case MP4 -> new Mp4ClipEncoder(timed, note.range(), options, cancelled);
        };
    }

    private Rendered describe(Attempt done) {
        long length = done.encoded.lengthMicros();
        long start = note.range().startMicros();
        List<QualityTradeoff> given = done.settings.tradeoffs(full, timed, options.format());
        return new Rendered(
                file,
                new TimeRange(start, Math.max(start + 1, Math.min(note.range().endMicros(), video.durationMicros()))),
                done.bytes,
                done.settings.geometry().width(),
                done.settings.geometry().height(),
                done.encoded.pictures() * 1e6 / length,
                done.encoded.pictures(),
                given);
    }

    /** Deletes the best attempt if it has not been moved into place. */
    @Override
    public void close() throws IOException {
        if (best != null) {
            best.part.close();
        }
    }
}
