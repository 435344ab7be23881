package io.reprise.core.rank.reprise;

import io.reprise.core.feature.PlacedColumns;
import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.feature.SegmentPooling.Rows;
import io.reprise.core.feature.SimilaritySums;
import io.reprise.core.feature.VideoSpace;
import io.reprise.core.rank.RankableVideo;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a taste makes of a video's segments. A segment is as good as it is on the whole, as its good moments and as its
 * best: three views, each in standard scores, added. Without moments there is the first view only.
 */
final class SegmentViews {
    private static final double GOOD_MOMENT = .75;
    private static final double BEST_MOMENT = .95;

    private final PlacedColumns segments;
    private final Optional<PlacedColumns> moments;
    private final Rows[] rows;

    SegmentViews(RankableVideo video, VideoSpace space, PlacedColumns segments) {
        this.segments = segments;
        moments = video.moments().map(track -> space.placeColumns(track.rows()));
        rows = video.moments()
                .map(track -> video.segments().stream()
                        .map(segment -> SegmentPooling.rowsOf(track, segment))
                        .toArray(Rows[]::new))
                .orElse(new Rows[0]);
    }

    /**
     * The values of each segment for several tastes at once, which takes hardly longer than for one.
     *
     * @return [tastes][segments]
     */
    double[][] of(SimilaritySums tastes) {
        double[][] wholes = segments.sums(tastes);
        double[][] values = moments.map(all -> all.sums(tastes)).orElse(wholes);
        for (int taste = 0; taste < wholes.length; taste++) {
            double[] whole = Standard.scores(wholes[taste]);
            if (moments.isPresent()) {
                addMoments(whole, values[taste]);
            }
            wholes[taste] = whole;
        }
        return wholes;
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
