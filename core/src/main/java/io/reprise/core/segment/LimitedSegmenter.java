package io.reprise.core.segment;

import io.reprise.core.error.InvalidValueException;
import java.util.List;
import java.util.Locale;

/**
 * Segments of a video of any length, {@value #MOST} at most: ranking compares every segment with every other. Of a video
 * that has more shots they become longer: both limits are doubled until they fit. Equal stretches have the length they
 * were asked for or are refused.
 *
 * @param segmenter what cuts the video
 */
public record LimitedSegmenter(Segmenter segmenter) implements Segmenter {
    /** Shots of three and a half hours of film that change every 5 seconds; their similarities take 23 MB. */
    public static final int MOST = 2400;

    /**
     * Cuts a video.
     *
     * @throws InvalidValueException if equal stretches would be too many; it says how long they have to be
     */
    @Override
    public List<Segment> segment(long durationMicros, long[] cutsMicros) {
        if (segmenter instanceof UniformSegmenter uniform) {
            requireFew(uniform.lengthMicros(), durationMicros);
        }
        List<Segment> segments = segmenter.segment(durationMicros, cutsMicros);
        Segmenter coarser = segmenter;
        while (segments.size() > MOST && coarser instanceof ShotSegmenter shots) {
            coarser = new ShotSegmenter(2 * shots.shortestMicros(), 2 * shots.longestMicros());
            segments = coarser.segment(durationMicros, cutsMicros);
        }
        return segments;
    }

    private static void requireFew(long lengthMicros, long durationMicros) {
        long count = (durationMicros + lengthMicros - 1) / lengthMicros;
        if (count > MOST) {
            double enough = Math.ceil(durationMicros / 1e5 / MOST) / 10;
            throw new InvalidValueException(
                    "segments",
                    String.format(
                            Locale.ROOT,
                            "segments of %s s would be %d in a video of %d s, and at most %d can be ranked; use uniform:%s or"
                                    + " longer, or shots",
                            lengthMicros / 1e6,
                            count,
                            durationMicros / 1_000_000,
                            MOST,
                            enough));
        }
    }
}
