package io.reprise.core.feature;

import java.util.Arrays;
import java.util.List;

/**
 * Features along a video: one vector for each moment looked at, before any segments are chosen. This is what the cache
 * keeps, so that other segments, another history or another ranker need no decoding.
 *
 * @param spec what the vectors are
 * @param timesMicros when each was taken, ascending, one a row
 * @param rows the vectors [moments][dim]
 */
public record FeatureTrack(FeatureSpec spec, long[] timesMicros, FeatureMatrix rows) {
    public FeatureTrack {
        if (timesMicros.length != rows.rows() || rows.dim() != spec.dim()) {
            throw new IllegalArgumentException(timesMicros.length + " times, " + rows.rows() + " rows of " + rows.dim()
                    + " do not make a track of " + spec.encoder() + " (" + spec.dim() + ")");
        }
        for (int i = 1; i < timesMicros.length; i++) {
            if (timesMicros[i] < timesMicros[i - 1]) {
                throw new IllegalArgumentException("time goes backwards at row " + i + " of the track");
            }
        }
    }

    /**
     * Some of its moments alone.
     *
     * @param kept rows, ascending, at least one
     */
    public FeatureTrack only(int[] kept) {
        List<float[]> vectors = Arrays.stream(kept).mapToObj(rows::row).toList();
        long[] times = Arrays.stream(kept).mapToLong(row -> timesMicros[row]).toArray();
        return new FeatureTrack(spec, times, FeatureMatrix.ofRows(vectors));
    }
}
