package io.reprise.core.select;

import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts a range around the best moment of a segment. Every pair of a start and an end near it is valued
 * ({@link RangeValue}); among those about as good as the best, the pair whose last picture is most like its first is
 * taken, so that a GIF flows from its end into its start ({@link LoopSimilarity}).
 */
final class Placer {
    /** Ends this much worse than the best are still about as good; in the units of {@link RangeValue}. */
    private static final double TOLERANCE = 0.15;

    private final SelectionContext material;
    private final ChooseOptions options;
    private final RangeCache placed;
    private final LoopSimilarity loop;

    /**
     * One for a video.
     *
     * @param placed what was found for this video before
     */
    Placer(SelectionContext material, ChooseOptions options, RangeCache placed) {
        this.material = material;
        this.options = options;
        this.placed = placed;
        this.loop = new LoopSimilarity(material.moments());
    }

    /**
     * The range for a segment.
     *
     * @param taken ranges it may not overlap
     * @return empty if the free part of the video there is too short
     */
    Optional<TimeRange> place(int segmentIndex, List<TimeRange> taken) {
        if (material.durationMicros() <= options.minLengthMicros()) {
            return taken.isEmpty() ? Optional.of(new TimeRange(0, material.durationMicros())) : Optional.empty();
        }
        Segment segment = material.segments().get(segmentIndex);
        return Window.of(material, options, segment, taken)
                .map(window -> placed.get(window, options, () -> best(window)));
    }

    private TimeRange best(Window window) {
        List<Valued> all = valued(window);
        double best = Double.NEGATIVE_INFINITY;
        for (Valued candidate : all) {
            best = Math.max(best, candidate.value);
        }
        Valued chosen = all.get(0);
        double chosenLikeness = Double.NEGATIVE_INFINITY;
        for (Valued candidate : all) {
            if (candidate.value < best - TOLERANCE) {
                continue;
            }
            double similarity = loop.of(candidate.range);
            if (similarity > chosenLikeness || (similarity == chosenLikeness && candidate.value > chosen.value)) {
                chosen = candidate;
                chosenLikeness = similarity;
            }
        }
        return chosen.range;
    }

    private List<Valued> valued(Window window) {
        long[] points = window.points(material, options);
        RangeValue value = new RangeValue(material, options, window, points);
        List<Valued> all = new ArrayList<>();
        for (int i = 0; i < points.length && points[i] <= window.bestMicros(); i++) {
            for (int j = i + 1; j < points.length; j++) {
                long length = points[j] - points[i];
                if (points[j] > window.bestMicros()
                        && length >= options.minLengthMicros()
                        && length <= options.maxLengthMicros()) {
                    all.add(new Valued(new TimeRange(points[i], points[j]), value.of(i, j)));
                }
            }
        }
        return all;
    }

    private record Valued(TimeRange range, double value) {}
}
