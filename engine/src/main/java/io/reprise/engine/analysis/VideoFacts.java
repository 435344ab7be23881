package io.reprise.engine.analysis;

import io.reprise.core.history.Origin;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.home.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a video besides features, so that a cached one is not opened again.
 *
 * @param durationMicros from the first frame shown to the end of the last, at least 1
 * @param width columns as shown: upright, square pixels
 * @param height rows as shown
 * @param framesPerSecond mean rate, above 0
 * @param sound whether it has any that can be decoded
 * @param cutsMicros hard cuts, the first frame of each new shot, ascending
 * @param source the video and range it was cut from, if it was made by this program; null otherwise
 * @param offsetMicros how long after the file's beginning, which is time 0 for players, the first frame is shown; above 0
 *     where sound starts earlier
 * @param warnings what is wrong with it though it can be used, a line each
 */
public record VideoFacts(
        long durationMicros,
        int width,
        int height,
        double framesPerSecond,
        boolean sound,
        long[] cutsMicros,
        @Nullable Origin source,
        long offsetMicros,
        List<String> warnings) {
    public VideoFacts {
        warnings = List.copyOf(warnings);
        if (durationMicros < 1 || width < 1 || height < 1 || !(framesPerSecond > 0)) {
            throw new IllegalArgumentException("no video has a length of " + durationMicros + " microseconds, " + width
                    + "x" + height + " pixels and " + framesPerSecond + " frames a second");
        }
        for (int i = 0; i < cutsMicros.length; i++) {
            if (cutsMicros[i] <= (i == 0 ? 0 : cutsMicros[i - 1]) || cutsMicros[i] >= durationMicros) {
                throw new IllegalArgumentException("cut " + i + " at " + cutsMicros[i] + " is out of order or range");
            }
        }
    }

    /** Of a video whose pictures start with the file. */
    public VideoFacts(
            long durationMicros,
            int width,
            int height,
            double framesPerSecond,
            boolean sound,
            long[] cutsMicros,
            @Nullable Origin source,
            List<String> warnings) {
        this(durationMicros, width, height, framesPerSecond, sound, cutsMicros, source, 0, warnings);
    }

    /** Facts as they stand in files of the cache. */
    static VideoFacts read(JsonObject json) {
        return new VideoFacts(
                json.whole("durationMicros"),
                json.small("width"),
                json.small("height"),
                json.number("framesPerSecond"),
                json.truth("sound"),
                json.wholes("cutsMicros"),
                json.ifPresent("source").map(VideoFacts::origin).orElse(null),
                json.whole("offsetMicros"),
                json.texts("warnings"));
    }

    private static Origin origin(JsonObject json) {
        JsonObject range = json.object("range");
        return new Origin(json.text("video"), new TimeRange(range.whole("startMicros"), range.whole("endMicros")));
    }

    /** Where it was cut from, where that is known. */
    public Optional<Origin> origin() {
        return Optional.ofNullable(source);
    }
}
