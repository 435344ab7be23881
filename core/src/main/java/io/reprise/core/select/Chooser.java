package io.reprise.core.select;

import io.reprise.core.rank.Scores;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the few ranges worth sharing from a video's ranked segments. It goes from the best segment down, puts a range
 * around each one's best moment ({@link Placer}), the person's taste counting for it ({@link TasteCurve}), and prefers moments that differ from
 * those it has ({@link Variety}). No two choices overlap or show the same footage ({@link Repetition}), and none is chosen
 * for a segment in which there is nothing to show; where a video offers fewer than asked for, there are fewer. The same
 * input gives the same choices.
 */
public final class Chooser {
    /** A segment of which more is black or without pictures is not chosen. */
    private static final double MOSTLY_EMPTY = 0.8;

    private final SelectionContext material;
    private final SegmentSimilarity looks;
    private final Optional<Repetition> repetition;
    private final RangeCache placed = new RangeCache();

    /** One for a video that is chosen from often: what depends on the video alone is worked out once. */
    public Chooser(SelectionContext material) {
        this.material = material;
        this.looks = new SegmentSimilarity(material);
        this.repetition = material.moments().map(Repetition::new);
    }

    /**
     * Chooses.
     *
     * @param material what is known of the video
     * @param scores one a segment, larger is better
     * @param options how many, how long
     * @return at most {@code options.top()} choices, at least one, best score first, of equal scores the earlier
     * @throws IllegalArgumentException if the number of scores is not that of the segments
     */
    public static List<Choice> choose(SelectionContext material, Scores scores, ChooseOptions options) {
        return new Chooser(material).choose(scores, options, List.of());
    }

    /**
     * Chooses what is not there yet.
     *
     * @param made ranges of this video that the person has made before: no choice overlaps one, and no segment is chosen
     *     that shares more than half of itself, or half of a range, with one
     * @return at most {@code options.top()} choices, none if everything was made before
     */
    public List<Choice> choose(Scores scores, ChooseOptions options, List<TimeRange> made) {
        double[] total = scores.total();
        if (total.length != material.segments().size()) {
            throw new IllegalArgumentException(
                    total.length + " scores do not fit " + material.segments().size() + " segments");
        }
        List<Pick> picks = pick(total, placer(scores, options), options, made);
        picks.sort(
                Comparator.comparingDouble((Pick pick) -> -total[pick.segment]).thenComparingInt(pick -> pick.segment));
        double[] percentiles = Percentiles.of(total);
        List<Choice> choices = new ArrayList<>();
        for (Pick pick : picks) {
            int rank = choices.size() + 1;
            choices.add(new Choice(rank, pick.segment, pick.range, total[pick.segment], percentiles[pick.segment]));
        }
        return choices;
    }

    /** Whether a segment shows hardly anything, while others do. */
    private boolean isEmpty(Segment segment) {
        return emptyShare(segment) > MOSTLY_EMPTY
                && material.segments().stream().anyMatch(other -> emptyShare(other) <= MOSTLY_EMPTY);
    }

    private double emptyShare(Segment segment) {
        long empty = material.black().stream()
                .mapToLong(range -> range.overlapMicros(segment.range()))
                .sum();
        return empty / (double) segment.range().lengthMicros();
    }

    /** Ranges that depend on a person's taste are not shared. */
    private Placer placer(Scores scores, ChooseOptions options) {
        return scores.moments().length == 0
                ? new Placer(material, options, placed)
                : new Placer(material.with(TasteCurve.of(material, scores.moments())), options, new RangeCache());
    }

    private List<Pick> pick(double[] total, Placer placer, ChooseOptions options, List<TimeRange> made) {
        Variety variety = new Variety(looks, total);
        List<Pick> picks = new ArrayList<>();
        for (Segment segment : material.segments()) {
            if (made.stream().anyMatch(range -> covers(range, segment.range())) || isEmpty(segment)) {
                variety.remove(segment.index(), false);
            }
        }
        while (picks.size() < options.top()) {
            int segment = variety.next();
            if (segment < 0) {
                break;
            }
            List<TimeRange> taken = Stream.concat(made.stream(), picks.stream().map(Pick::range))
                    .toList();
            Optional<TimeRange> range = placer.place(segment, taken);
            if (range.isPresent() && isShown(segment, range.get(), picks)) {
                variety.remove(segment, false);
                continue;
            }
            range.ifPresent(found -> picks.add(new Pick(segment, found)));
            variety.remove(segment, range.isPresent());
        }
        return picks;
    }

    /** Whether a range of another shot shows what was picked before. */
    private boolean isShown(int segment, TimeRange range, List<Pick> picks) {
        return repetition.isPresent()
                && picks.stream()
                        .filter(pick -> !looks.sameShot(pick.segment, segment))
                        .anyMatch(pick -> repetition.get().isRepeated(range, pick.range));
    }

    private static boolean covers(TimeRange made, TimeRange segment) {
        long shared = 2 * made.overlapMicros(segment);
        return shared > segment.lengthMicros() || shared > made.lengthMicros();
    }

    private record Pick(int segment, TimeRange range) {}
}
