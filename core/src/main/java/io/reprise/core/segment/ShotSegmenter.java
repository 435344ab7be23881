package io.reprise.core.segment;

import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Shots: cut at hard cuts, very short shots joined to a neighbour, long ones split evenly. A shot shorter than the
 * shortest is joined to the shorter of its neighbours until none is left (a video that is shorter itself stays whole);
 * one longer than the longest is split into the fewest equal parts that are not.
 *
 * @param shortestMicros below this a shot does not stand alone, at least 1
 * @param longestMicros above this a shot is split, at least twice the shortest, so that its parts stand alone
 */
public record ShotSegmenter(long shortestMicros, long longestMicros) implements Segmenter {
    /** From 1 to 10 seconds: a GIF of 2 to 6 seconds finds its place in each, and most shots of film stay whole. */
    public static final ShotSegmenter STANDARD = new ShotSegmenter(1_000_000, 10_000_000);

    public ShotSegmenter {
        if (shortestMicros < 1 || longestMicros / 2 < shortestMicros) {
            throw new IllegalArgumentException("shots need 1 <= shortest <= longest / 2, not " + shortestMicros
                    + " and " + longestMicros + " microseconds");
        }
    }

    @Override
    public List<Segment> segment(long durationMicros, long[] cutsMicros) {
        if (durationMicros < 1) {
            throw new IllegalArgumentException("a video lasts at least 1 microsecond, not " + durationMicros);
        }
        List<Long> bounds = ShortShots.joined(bounds(durationMicros, cutsMicros), shortestMicros);
        List<Segment> segments = new ArrayList<>();
        for (int i = 1; i < bounds.size(); i++) {
            split(bounds.get(i - 1), bounds.get(i), segments);
        }
        return List.copyOf(segments);
    }

    /** Start, cuts and end, ascending, without doubles. */
    private static List<Long> bounds(long duration, long[] cuts) {
        List<Long> bounds = new ArrayList<>(List.of(0L));
        for (long cut : cuts) {
            long last = bounds.get(bounds.size() - 1);
            if (cut < last) {
                throw new IllegalArgumentException(
                        "cuts have to be ascending and not negative: " + cut + " after " + last);
            }
            if (cut > last && cut < duration) {
                bounds.add(cut);
            }
        }
        bounds.add(duration);
        return bounds;
    }

    private void split(long start, long end, List<Segment> segments) {
        long length = end - start;
        long parts = (length + longestMicros - 1) / longestMicros;
        for (long part = 0; part < parts; part++) {
            long from = start + length / parts * part + length % parts * part / parts;
            long to = start + length / parts * (part + 1) + length % parts * (part + 1) / parts;
            segments.add(new Segment(segments.size(), new TimeRange(from, to)));
        }
    }
}
