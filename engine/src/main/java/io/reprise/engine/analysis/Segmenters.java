package io.reprise.engine.analysis;

import io.reprise.core.error.InvalidValueException;
import io.reprise.core.segment.LimitedSegmenter;
import io.reprise.core.segment.Segmenter;
import io.reprise.core.segment.ShotSegmenter;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.core.time.Micros;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how a video is to be cut into segments. */
public final class Segmenters {
    private static final Pattern UNIFORM = Pattern.compile("uniform:(\\d{1,6}(?:\\.\\d{1,6})?)");
    private static final long SHORTEST_MICROS = Micros.PER_SECOND / 10;

    private Segmenters() {}

    /**
     * {@code shots}, or {@code uniform:S} with S of at least 0.1 seconds; no more segments than can be ranked.
     *
     * @throws InvalidValueException if it is neither
     */
    public static Segmenter of(String written) {
        return new LimitedSegmenter(unlimited(written));
    }

    /** The same, as many as there are: for features of data sets, which are not ranked here. */
    public static Segmenter unlimited(String written) {
        if (written.equals("shots")) {
            return ShotSegmenter.STANDARD;
        }
        Matcher uniform = UNIFORM.matcher(written);
        long length = uniform.matches() ? Micros.ofSeconds(Double.parseDouble(uniform.group(1))) : 0;
        if (length < SHORTEST_MICROS) {
            throw new InvalidValueException(
                    "segments", "segments are shots, or uniform:S with at least 0.1 seconds, not '" + written + "'");
        }
        return new UniformSegmenter(length);
    }
}
