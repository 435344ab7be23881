package io.reprise.core.rank.reprise;

import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.position.PositionRanker;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a model knows of the segments of one video for one person: a column of numbers for each {@link Input}, one number
 * a segment. It works for any encoder, since the features enter by their similarities alone.
 *
 * @param size number of segments
 * @param personal whether there was a history; without one the similarities are all 0
 * @param consistency how well the highlights foretell each other, in (-1, 1), 0 where that is not known; see
 *     {@link Consistency}
 * @param here share of the highlights that were cut from this very video, in [0, 1]
 * @param columns the values; those that make no sense for the video (loudness without sound) are all 0
 */
public record SegmentInputs(int size, boolean personal, double consistency, double here, Map<Input, double[]> columns) {
    private static final PositionRanker PLACES = PositionRanker.shipped();

    public SegmentInputs {
        for (Input input : Input.values()) {
            double[] column = columns.get(input);
            if (column == null || column.length != size) {
                throw new IllegalArgumentException("input " + input + " needs " + size + " values");
            }
        }
        columns = new EnumMap<>(columns);
    }

    /** Measures a video for a history of the same features. */
    public static SegmentInputs of(RankableVideo video, History history) {
        return of(new PreparedVideo(video), history);
    }

    static SegmentInputs of(PreparedVideo prepared, History history) {
        RankableVideo video = prepared.video();
        Map<Input, double[]> columns = new EnumMap<>(prepared.generic());
        columns.put(Input.POSITION, PLACES.score(video, history).total());
        if (history.isEmpty()) {
            return new SegmentInputs(video.size(), false, 0, 0, columns);
        }
        History recent = AlignedHistory.to(prepared, RecentHistory.of(history));
        double consistency = SimilarityInputs.fill(prepared, recent, columns);
        return new SegmentInputs(video.size(), true, consistency, here(video, recent), columns);
    }

    private static double here(RankableVideo video, History history) {
        long here = history.highlights().stream()
                .flatMap(highlight -> highlight.origin().stream())
                .filter(origin -> origin.video().equals(video.id()))
                .count();
        return (double) here / history.size();
    }

    /** The values of an input, one a segment; not to be written to. */
    public double[] get(Input input) {
        return columns.getOrDefault(input, new double[size]);
    }
}
