package io.reprise.media.render;

import io.reprise.core.file.PartFile;
import io.reprise.core.time.TimeRange;
import io.reprise.core.trouble.BadInputException;
import io.reprise.media.VideoInfo;
import io.reprise.media.ffmpeg.FfmpegException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The encodes it takes to render one range: one without a limit, with one as many as the search wants. */
final class Attempts implements AutoCloseable {
    /** Pictures are kept in memory up to this; larger clips are decoded anew for each pass. */
    private static final long HELD_BYTES = 128L << 20;

    private final VideoInfo video;
    private final SourceNote note;
    private final Path file;
    private final RenderOptions options;
    private final BooleanSupplier cancelled;
    private final Setting full;
    private @Nullable Attempt best;

    private record Attempt(PartFile part, Setting setting, ClipEncoder.Encoded encoded, long bytes) {}

    Attempts(VideoInfo video, SourceNote note, Path file, RenderOptions options, BooleanSupplier cancelled) {
        this.video = video;
        this.note = note;
        this.file = file;
        this.options = options;
        this.cancelled = cancelled;
        this.full = Setting.full(video, options);
    }

    Rendered run() throws BadInputException, FfmpegException, IOException {
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

    private long attempt(double steps, long limit) throws BadInputException, FfmpegException, IOException {
        Setting setting = steps == 0 ? full : full.reduced(video, options, steps);
        PartFile part = PartFile.beside(file);
        boolean kept = false;
        try {
            ClipEncoder.Encoded encoded = encoder().encode(footage(setting), setting, note, part.path());
            long bytes = Files.size(part.path());
            if (bytes <= limit) {
                close();
                best = new Attempt(part, setting, encoded, bytes);
                kept = true;
            }
            return bytes;
        } finally {
            if (!kept) {
                part.close();
            }
        }
    }

    private Footage footage(Setting setting) throws BadInputException, FfmpegException, IOException {
        Footage decoded = new DecodedFootage(
                video, note.range(), setting.shape(), options.framing().ground(), options.threads(), cancelled);
        // only a GIF looks at its pictures twice
        return options.format() == Format.GIF ? HeldFootage.holding(decoded, HELD_BYTES) : decoded;
    }

    private ClipEncoder encoder() {
        return switch (options.format()) {
            case GIF -> new GifClipEncoder();
            case WEBP -> new WebpClipEncoder();
            case MP4 -> new Mp4ClipEncoder(video, note.range(), options.threads(), cancelled);
        };
    }

    private Rendered describe(Attempt done) {
        long length = done.encoded.lengthMicros();
        long start = note.range().startMicros();
        List<Concession> given = done.setting.concessions(full, video, options.format());
        return new Rendered(
                file,
                new TimeRange(start, start + length),
                done.bytes,
                done.setting.shape().width(),
                done.setting.shape().height(),
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
