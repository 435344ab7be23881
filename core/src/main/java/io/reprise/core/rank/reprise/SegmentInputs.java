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
 * @param columns the values; those that make no sense for the video (loudness without sound) are all 0
 */
public record SegmentInputs(int size, boolean personal, Map<Input, double[]> columns) {
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
        return of(new PreparedVideo(video), history, true);
    }

    /** The same in much less time, {@link Input#TASTE} left at 0. */
    public static SegmentInputs withoutTaste(RankableVideo video, History history) {
        return of(new PreparedVideo(video), history, false);
    }

    static SegmentInputs of(PreparedVideo video, History history, boolean taste) {
        Map<Input, double[]> columns = new EnumMap<>(video.generic());
        columns.put(Input.POSITION, PLACES.score(video.video(), history).total());
        if (!history.isEmpty()) {
            SimilarityInputs.fill(video, AlignedHistory.to(video, RecentHistory.of(history)), columns, taste);
        }
        return new SegmentInputs(video.video().size(), !history.isEmpty(), columns);
    }

    /** The values of an input, one a segment; not to be written to. */
    public double[] get(Input input) {
        return columns.getOrDefault(input, new double[size]);
    }
}
