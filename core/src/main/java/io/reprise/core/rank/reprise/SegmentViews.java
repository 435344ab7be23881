package io.reprise.core.rank.reprise;

import io.reprise.core.feature.PlacedVectors;
import io.reprise.core.feature.PlacedVectors.SimilaritySum;
import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.feature.SegmentPooling.Rows;
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

    private final PlacedVectors segments;
    private final Optional<PlacedVectors> moments;
    private final Rows[] rows;

    SegmentViews(RankableVideo video, VideoSpace space) {
        segments = space.place(video.features());
        moments = video.moments().map(track -> space.place(track.rows()));
        rows = video.moments()
                .map(track -> video.segments().stream()
                        .map(segment -> SegmentPooling.rowsOf(track, segment))
                        .toArray(Rows[]::new))
                .orElse(new Rows[0]);
    }

    /** Number of segments. */
    int size() {
        return segments.rows();
    }

    /** The value of each segment. */
    double[] of(SimilaritySum taste) {
        double[] whole = Standard.scores(taste.of(segments));
        if (moments.isEmpty()) {
            return whole;
        }
        double[] values = taste.of(moments.get());
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
        return whole;
    }

    /** The quantile of ascending values by linear interpolation between order statistics. */
    private static double quantile(double[] ascending, double share) {
        double place = share * (ascending.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }
}
