package io.reprise.core.rank.reprise;

import io.reprise.core.feature.PlacedColumns;
import io.reprise.core.feature.PlacedVectors;
import io.reprise.core.feature.RememberedSimilarities;
import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.feature.SegmentPooling.Rows;
import io.reprise.core.feature.SimilaritySums;
import io.reprise.core.feature.VideoSpace;
import io.reprise.core.rank.RankableVideo;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a taste makes of a video's segments. A segment is as good as it is on the whole, as its good moments and as its
 * best: three views, each in standard scores, added. Without moments there is the first view only.
 */
final class SegmentViews {
    private static final double GOOD_MOMENT = .75;
    private static final double BEST_MOMENT = .95;
    /** Similarities of segments to moments; half an hour of film has a million and a half. */
    private static final long MOST_REMEMBERED = 2L << 20;

    private final PlacedColumns segments;
    private final Optional<PlacedColumns> moments;
    private final Rows[] rows;
    private volatile @Nullable Remembered remembered;

    SegmentViews(RankableVideo video, VideoSpace space, PlacedColumns segments) {
        this.segments = segments;
        moments = video.moments().map(track -> space.placeColumns(track.rows()));
        rows = video.moments()
                .map(track -> video.segments().stream()
                        .map(segment -> SegmentPooling.rowsOf(track, segment))
                        .toArray(Rows[]::new))
                .orElse(new Rows[0]);
    }

    /** What makes later sums cheaper: the similarities to the segments themselves, and to highlights as they come. */
    private record Remembered(RememberedSimilarities segments, RememberedSimilarities moments) {}

    /** The values of each segment for several tastes at once, which takes hardly longer than for one. */
    interface View {
        /**
         * Values.
         *
         * @param tastes what each taste makes of a similarity to each example [tastes][examples]
         * @return [tastes][segments]
         */
        double[][] of(double[][] tastes);
    }

    /** Works more out, so that later views come cheaper; not where it would take much memory or long. */
    void remember(PlacedVectors own) {
        PlacedColumns all = moments.orElse(segments);
        if (remembered == null && (long) own.rows() * all.count() <= MOST_REMEMBERED) {
            remembered =
                    new Remembered(new RememberedSimilarities(segments, own), new RememberedSimilarities(all, own));
        }
    }

    /**
     * The view of somebody.
     *
     * @param history what he made and passed over
     * @param examples the same, and after it the segments
     */
    View of(PlacedVectors history, PlacedVectors examples) {
        Remembered known = remembered;
        Optional<float[][]> toSegments = known == null ? Optional.empty() : known.segments.to(history);
        Optional<float[][]> toMoments = known == null ? Optional.empty() : known.moments.to(history);
        if (known == null || toSegments.isEmpty() || toMoments.isEmpty()) {
            return tastes -> {
                SimilaritySums folded = new SimilaritySums(examples, tastes);
                double[][] wholes = segments.sums(folded);
                return values(wholes, moments.isEmpty() ? wholes : moments.get().sums(folded));
            };
        }
        return tastes ->
                values(known.segments.sums(toSegments.get(), tastes), known.moments.sums(toMoments.get(), tastes));
    }

    private double[][] values(double[][] wholes, double[][] moments) {
        double[][] values = new double[wholes.length][];
        for (int taste = 0; taste < wholes.length; taste++) {
            values[taste] = Standard.scores(wholes[taste]);
            if (this.moments.isPresent()) {
                addMoments(values[taste], moments[taste]);
            }
        }
        return values;
    }

    private void addMoments(double[] whole, double[] values) {
        double[] good = new double[whole.length];
        double[] best = new double[whole.length];
        for (int segment = 0; segment < whole.length; segment++) {
            double[] own = Arrays.copyOfRange(values, rows[segment].from(), rows[segment].to());
            Arrays.sort(own);
            good[segment] = quantile(own, GOOD_MOMENT);
            best[segment] = quantile(own, BEST_MOMENT);
        }
        double[] goodScores = Standard.scores(good);
        double[] bestScores = Standard.scores(best);
        Arrays.setAll(whole, i -> whole[i] + goodScores[i] + bestScores[i]);
    }

    /** The quantile of ascending values by linear interpolation between order statistics. */
    private static double quantile(double[] ascending, double share) {
        double place = share * (ascending.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }
}
