package io.reprise.app.server.api;

import io.reprise.app.server.http.JsonFields;
import io.reprise.app.store.StoredVideo;
import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import io.reprise.media.render.Format;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Moments of videos, as requests name them. */
final class Ranges {
    private static final TimeRange NONE = new TimeRange(0, 1);
    private static final double LONGEST_SECONDS = 1e6;
    private static final double SHORTEST = 0.05;

    private Ranges() {}

    /** The fields start and end; what is wrong with them is told to the fields. */
    static TimeRange of(JsonFields fields, @Nullable StoredVideo video, double longest) {
        double start = fields.needDecimal("start", 0, LONGEST_SECONDS);
        double end = fields.needDecimal("end", 0, LONGEST_SECONDS);
        return of(fields, start, end, video == null ? null : video.durationMicros(), longest);
    }

    /** The range of these seconds within a video of this length. */
    static TimeRange of(JsonFields fields, double start, double end, @Nullable Long duration, double longest) {
        if (!fields.has("start") && !fields.has("end")) {
            return NONE;
        }
        double last = duration == null ? end : Math.min(end, Micros.toSeconds(duration));
        if (end <= start) {
            fields.wrong("end", "end is after start");
        } else if (duration != null && Micros.ofSeconds(start) >= duration) {
            fields.wrong("start", "start is within the video, which lasts " + Micros.toSeconds(duration) + " s");
        } else if (end - start > longest) {
            fields.wrong("end", "a moment lasts at most " + (long) longest + " s");
        } else if (last - start < SHORTEST) {
            fields.wrong("end", "a moment lasts at least " + SHORTEST + " s");
        } else {
            return TimeRange.ofSeconds(start, last);
        }
        return NONE;
    }

    static Format format(String word) {
        return Format.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static String type(Format format) {
        return switch (format) {
            case GIF -> "image/gif";
            case WEBP -> "image/webp";
            case MP4 -> "video/mp4";
            case AVIF -> "image/avif";
            case APNG -> "image/apng";
        };
    }
}
