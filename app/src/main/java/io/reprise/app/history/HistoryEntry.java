package io.reprise.app.history;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.KnownVideo;
import io.reprise.app.store.StoredHighlight;
import io.reprise.core.text.PlainText;
import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A highlight as people read it in {@code history list --json} and in an export's {@code history.json}. Times are
 * seconds.
 *
 * @param id its id
 * @param name what it is called
 * @param made when, as in 2026-05-03T18:20:11.123Z
 * @param duration its length
 * @param source where it comes from; null where that is not known
 * @param file the export's file with the GIF, relative to it; null in a list
 * @param clip the export's small copy; null in a list
 * @param error why it can't be used and does not count; null where it does
 */
@JsonInclude(Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record HistoryEntry(
        String id,
        String name,
        String made,
        double duration,
        @Nullable Source source,
        @Nullable String file,
        @Nullable String clip,
        @Nullable String error) {
    /** As the HTTP API takes them. */
    private static final int LONGEST_NAME = 255;

    private static final double LONGEST_SECONDS = 1e6;

    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");

    public HistoryEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(made, "made");
    }

    /**
     * Where one comes from.
     *
     * @param video SHA-256 of the video's file
     * @param name what it was called
     * @param start of the highlight in it
     * @param end of the highlight in it
     * @param duration of the video
     * @param known kept, said or found
     */
    @JsonInclude(Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Source(
            String video,
            @Nullable String name,
            double start,
            double end,
            @Nullable Double duration,
            String known) {
        public Source {
            Objects.requireNonNull(video, "source.video");
            Objects.requireNonNull(known, "source.known");
        }
    }

    /** Of a stored one. */
    public static HistoryEntry of(StoredHighlight stored, @Nullable String file, @Nullable String clip) {
        HighlightSource from = stored.source();
        Source source = from == null
                ? null
                : new Source(
                        from.sha256(),
                        from.name(),
                        from.range().startSeconds(),
                        from.range().endSeconds(),
                        from.durationMicros() == null ? null : Micros.toSeconds(from.durationMicros()),
                        from.known().id());
        return new HistoryEntry(
                stored.id(),
                stored.name(),
                Instant.ofEpochMilli(stored.madeMillis()).toString(),
                Micros.toSeconds(stored.durationMicros()),
                source,
                file,
                clip,
                stored.error());
    }

    /** To be stored for a user, with its files there; what is wrong with it is an IllegalArgumentException. */
    StoredHighlight toStore(String id, String userId, @Nullable String kept, @Nullable String small) {
        return new StoredHighlight(
                id,
                userId,
                PlainText.line(name, LONGEST_NAME),
                madeMillis(),
                source == null ? null : stored(source),
                micros(duration),
                kept,
                small,
                null,
                null);
    }

    /** As RFC 3339 has them, which is how the HTTP API tells them: of years of four digits. */
    private long madeMillis() {
        try {
            Instant moment = Instant.parse(made);
            if (!moment.isBefore(EARLIEST) && moment.isBefore(LATEST)) {
                return moment.toEpochMilli();
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw new IllegalArgumentException("'" + PlainText.line(made, LONGEST_NAME)
                + "' is no time as in 2026-05-03T18:20:11Z, of the years 0000 to 9999");
    }

    private static long micros(double seconds) {
        if (!(seconds >= 0 && seconds <= LONGEST_SECONDS)) {
            throw new IllegalArgumentException("nothing lasts " + seconds + " s; at most " + LONGEST_SECONDS + " s");
        }
        return Micros.ofSeconds(seconds);
    }

    private static HighlightSource stored(Source source) {
        Double duration = source.duration();
        return new HighlightSource(
                source.video(),
                source.name() == null ? null : PlainText.line(source.name(), LONGEST_NAME),
                new TimeRange(micros(source.start()), micros(source.end())),
                duration == null ? null : micros(duration),
                known(source.known()));
    }

    private static KnownVideo known(String written) {
        return Arrays.stream(KnownVideo.values())
                .filter(one -> one.id().equalsIgnoreCase(written))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("how the video is known is one of "
                        + Arrays.stream(KnownVideo.values()).map(KnownVideo::id).toList() + ", not '"
                        + PlainText.line(written, LONGEST_NAME) + "'"));
    }
}
