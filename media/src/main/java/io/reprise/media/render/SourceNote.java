package io.reprise.media.render;

import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rendered file says of where it comes from: {@code reprise video=SHA256 range=START-END}, times in seconds.
 *
 * @param video SHA-256 of the source video's file, 64 hexadecimal digits
 * @param range which part of it
 */
public record SourceNote(String video, TimeRange range) {
    private static final Pattern TEXT = Pattern.compile(
            "reprise video=([0-9a-f]{64}) range=(\\d{1,9}(?:\\.\\d{1,6})?)-(\\d{1,9}(?:\\.\\d{1,6})?)(?![\\d.])");

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public SourceNote {
        if (!HASH.matcher(video).matches()) {
            throw new IllegalArgumentException("a video's SHA-256 has 64 hexadecimal digits, unlike '" + video + "'");
        }
    }

    /** As it is written. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "reprise video=%s range=%s-%s",
                video,
                seconds(range.startMicros()),
                seconds(range.endMicros()));
    }

    private static String seconds(long micros) {
        return String.format(Locale.ROOT, "%d.%06d", micros / Micros.PER_SECOND, micros % Micros.PER_SECOND);
    }

    /**
     * Reads the note of a GIF, WebP or MP4.
     *
     * @return empty if there is none, or the file is something else or damaged before the note
     * @throws IOException if it can't be read
     */
    public static Optional<SourceNote> read(Path file) throws IOException {
        return SourceNoteReader.read(file);
    }

    /** From a text that holds one somewhere; empty if it does not. */
    public static Optional<SourceNote> parse(CharSequence text) {
        Matcher found = TEXT.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        long start = Micros.ofSeconds(Double.parseDouble(found.group(2)));
        long end = Micros.ofSeconds(Double.parseDouble(found.group(3)));
        return end > start ? Optional.of(new SourceNote(found.group(1), new TimeRange(start, end))) : Optional.empty();
    }
}
