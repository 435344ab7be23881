package io.reprise.core.select;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.PartwiseCosine;
import io.reprise.core.segment.Segment;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which of a video's segments look alike, whoever they are chosen for: worked out when it is asked first, and kept. */
final class SegmentSimilarity {
    private final int[] shots;
    private final FeatureMatrix centred;
    private final PartwiseCosine cosine;
    private final Map<Integer, double[]> like = new ConcurrentHashMap<>();

    SegmentSimilarity(SelectionContext material) {
        this.shots = material.segments().stream()
                .mapToInt(segment -> mainShot(segment, material.cutsMicros()))
                .toArray();
        this.centred = centred(material.features());
        this.cosine = new PartwiseCosine(material.spec());
    }

    /** Whether two segments lie in the same shot. */
    boolean sameShot(int a, int b) {
        return shots[a] == shots[b];
    }

    /** The similarity of every segment to this one: partwise cosine, both less the video's mean. */
    double[] like(int segment) {
        return like.computeIfAbsent(segment, this::similarity);
    }

    private double[] similarity(int segment) {
        double[] all = new double[centred.rows()];
        Arrays.setAll(all, other -> cosine.of(centred, other, centred, segment));
        return all;
    }

    /** Number of the shot that fills most of the segment; the first of equals. */
    private static int mainShot(Segment segment, long[] cuts) {
        long start = segment.range().startMicros();
        int shot = countUpTo(cuts, start);
        int best = shot;
        long longest = 0;
        while (start < segment.range().endMicros()) {
            long end = shot < cuts.length
                    ? Math.min(cuts[shot], segment.range().endMicros())
                    : segment.range().endMicros();
            if (end - start > longest) {
                longest = end - start;
                best = shot;
            }
            start = end;
            shot++;
        }
        return best;
    }

    private static int countUpTo(long[] cuts, long micros) {
        int found = Arrays.binarySearch(cuts, micros);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private static FeatureMatrix centred(FeatureMatrix features) {
        int dim = features.dim();
        double[] mean = new double[dim];
        float[] values = features.values().clone();
        for (int start = 0; start < values.length; start += dim) {
            for (int d = 0; d < dim; d++) {
                mean[d] += values[start + d] / (double) features.rows();
            }
        }
        for (int start = 0; start < values.length; start += dim) {
            for (int d = 0; d < dim; d++) {
                values[start + d] -= (float) mean[d];
            }
        }
        return FeatureMatrix.of(features.rows(), dim, values);
    }
}
